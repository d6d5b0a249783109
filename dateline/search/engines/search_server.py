"""One index of an OpenSearch server, over HTTP.

By urllib3 and five addresses: OpenSearch's own client would bring gRPC and protobuf, compiled, for what stands here.
"""

import json
from collections.abc import Iterable
from typing import Any
from urllib.parse import parse_qs, unquote, urlsplit

import urllib3

from dateline.search.engines.base import OutOfReach, TooSlow

INDEX = "dateline"
"""What it is called where the address names no other."""

CONNECT_SECONDS, PATIENT_SECONDS = 2.0, 60.0
LINES_KEPT = 16
Document = dict[str, Any]


class SearchServer:
    """`https://name:password@host:9200/index?ca=/path/to/certificate.pem`; all but the host may be left out."""

    def __init__(self, url: str) -> None:
        parts = urlsplit(url)
        self.index = parts.path.strip("/") or INDEX
        self.host = f"{parts.scheme}://{parts.hostname}:{parts.port or 9200}"
        self._headers = {"Content-Type": "application/json", "Accept-Encoding": "gzip"}
        if parts.username:
            both = f"{unquote(parts.username)}:{unquote(parts.password or '')}"
            self._headers |= urllib3.make_headers(basic_auth=both)
        trusted = parse_qs(parts.query).get("ca", [None])[0]
        self._pool = urllib3.PoolManager(maxsize=LINES_KEPT, retries=False, ca_certs=trusted)

    def has_index(self) -> bool:
        answer = self._send("HEAD", self._at(), None, PATIENT_SECONDS)
        return answer.status != 404 and self._is_well(answer)

    def make_index(self, body: Document) -> None:
        """Anew: the one that was there is gone, with all it held."""
        gone = self._send("DELETE", self._at(), None, PATIENT_SECONDS)
        if gone.status != 404:
            self._is_well(gone)
        self._ask("PUT", self._at(), body)

    def refresh(self) -> None:
        self._ask("POST", self._at("_refresh"))

    def count(self) -> int:
        """Of those that are found; what was just put in comes within a second."""
        return int(self._ask("GET", self._at("_count"))["count"])

    def put(self, documents: Iterable[tuple[int, Document]]) -> None:
        """Under their numbers; one that is there is written over."""
        self._bulk(line for number, document in documents for line in ({"index": {"_id": str(number)}}, document))

    def take_out(self, numbers: Iterable[int]) -> None:
        """What is not there is no fault."""
        self._bulk({"delete": {"_id": str(number)}} for number in numbers)

    def search(self, body: Document, seconds: float) -> list[Any]:
        """Of each document found, the values it is sorted by."""
        address = self._at("_search?filter_path=timed_out,_shards.failed,hits.hits.sort")
        try:
            told = self._ask("POST", address, {**body, "timeout": f"{int(1000 * seconds)}ms"}, seconds)
        except OutOfReach as error:
            if isinstance(error.__cause__, urllib3.exceptions.ReadTimeoutError):
                raise TooSlow from error
            raise
        if told.get("timed_out"):
            raise TooSlow
        if told.get("_shards", {}).get("failed"):
            raise OutOfReach(f"A part of the index {self.index} at {self.host} does not answer.")
        return [hit["sort"] for hit in told.get("hits", {}).get("hits", ())]

    def _bulk(self, lines: Iterable[Document]) -> None:
        body = "".join(f"{json.dumps(line, ensure_ascii=False)}\n" for line in lines)
        if not body:
            return
        told = self._ask("POST", self._at("_bulk?filter_path=errors,items.*.error"), body.encode())
        if told.get("errors"):
            refused = next(iter(told["items"][0].values()))["error"]
            raise OutOfReach(f"The search server at {self.host} refuses a story: {refused.get('reason')}.")

    def _at(self, address: str = "") -> str:
        return f"{self.host}/{self.index}{'/' if address else ''}{address}"

    def _ask(
        self, method: str, address: str, body: Document | bytes | None = None, seconds: float = PATIENT_SECONDS
    ) -> Document:
        answer = self._send(method, address, body, seconds)
        self._is_well(answer)
        try:
            told: Document = json.loads(answer.data)
        except ValueError:
            raise OutOfReach(f"What answers at {self.host} is no search server.") from None
        return told

    def _is_well(self, answer: urllib3.BaseHTTPResponse) -> bool:
        if answer.status in (401, 403):
            raise OutOfReach(f"The search server at {self.host} does not let us in: it answered {answer.status}.")
        if answer.status == 404:
            raise OutOfReach(f"The search server at {self.host} has no index {self.index}: `dateline search build`.")
        if answer.status >= 400:
            said = answer.data[:300].decode(errors="replace")
            raise OutOfReach(f"The search server at {self.host} answered {answer.status}: {said}")
        return True

    def _send(
        self, method: str, address: str, body: Document | bytes | None, seconds: float
    ) -> urllib3.BaseHTTPResponse:
        sent = body if isinstance(body, bytes | None) else json.dumps(body, ensure_ascii=False).encode()
        within = urllib3.Timeout(connect=min(CONNECT_SECONDS, seconds), read=seconds)
        try:
            return self._pool.request(method, address, body=sent, headers=self._headers, timeout=within)
        except urllib3.exceptions.HTTPError as error:
            raise OutOfReach(f"The search server at {self.host} cannot be reached: {error}") from error
