"""A search server on this machine that answers the few questions we put to OpenSearch, as its manual says it would.

It keeps words as the analyser `whitespace` does, finds what was written only after a refresh, and answers 400 to
whatever it does not know: a question that is put otherwise is seen. A real server is tested by naming it in
DATELINE_TEST_SEARCH_URL.
"""

import json
import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import urlsplit

KNOWN_TYPES = {"long", "text", "keyword"}


class Refused(Exception):
    """The status, and why."""

    def __init__(self, status: int, why: str) -> None:
        super().__init__(why)
        self.status, self.why = status, why


@dataclass
class Index:
    """Documents by their id: written, and found since the last refresh."""

    fields: dict[str, dict[str, Any]]
    longest: int
    written: dict[str, dict[str, Any]] = field(default_factory=dict)
    found: dict[str, dict[str, Any]] = field(default_factory=dict)

    def write(self, key: str, document: dict[str, Any]) -> None:
        for name, value in document.items():
            if name not in self.fields:
                raise Refused(400, f"strict_dynamic_mapping_exception: [{name}]")
            if self.fields[name]["type"] == "long" and not isinstance(value, int):
                raise Refused(400, f"mapper_parsing_exception: [{name}]")
        self.written[key] = document

    def values(self, key: str, name: str) -> list[list[str]]:
        """Of a text each value as its words, of a keyword each as one."""
        if name not in self.fields:
            return []
        value = self.found[key].get(name, [])
        texts = value if isinstance(value, list) else [value]
        return [text.split() if self.fields[name]["type"] == "text" else [text] for text in texts]

    def holds(self, key: str, query: dict[str, Any]) -> bool:
        ((kind, asked),) = query.items()
        if kind == "bool":
            return self._bool(key, **asked)
        ((name, sought),) = asked.items()
        if kind == "term":
            return any(sought in words for words in self.values(key, name))
        if kind == "terms":
            return any(not set(sought).isdisjoint(words) for words in self.values(key, name))
        if kind == "match_phrase":
            return any(f" {sought} " in f" {' '.join(words)} " for words in self.values(key, name))
        raise Refused(400, f"parsing_exception: unknown query [{kind}]")

    def _bool(
        self,
        key: str,
        *,
        filter: list[Any] = [],  # noqa: A002, B006 - its name there; never written to
        must_not: list[Any] = [],  # noqa: B006
        should: list[Any] = [],  # noqa: B006
        minimum_should_match: int = 0,
    ) -> bool:
        if not all(self.holds(key, each) for each in filter):
            return False
        if any(self.holds(key, each) for each in must_not):
            return False
        return sum(self.holds(key, each) for each in should) >= minimum_should_match


class StandIn:
    """The server. `broken`: the status it answers whatever it is asked; `late`: says that it ran out of time."""

    def __init__(self) -> None:
        self.indices: dict[str, Index] = {}
        self.asked: list[str] = []
        self.broken = 0
        self.late = False
        self.let_in = ""
        """The header `Authorization` it wants."""
        self._lock = threading.Lock()
        self._server = ThreadingHTTPServer(("127.0.0.1", 0), _handler(self))
        self.url = f"http://127.0.0.1:{self._server.server_address[1]}"
        threading.Thread(target=self._server.serve_forever, daemon=True).start()

    def close(self) -> None:
        self._server.shutdown()
        self._server.server_close()

    def answer(self, method: str, address: str, body: bytes) -> Any:
        parts = urlsplit(address)
        name, _, verb = parts.path.strip("/").partition("/")
        with self._lock:
            self.asked.append(f"{method} {parts.path}")
            if self.broken:
                raise Refused(self.broken, "circuit_breaking_exception")
            return self._answer(method, name, verb, body)

    def _answer(self, method: str, name: str, verb: str, body: bytes) -> Any:
        if (method, verb) == ("PUT", ""):
            return self._make(name, json.loads(body))
        if name not in self.indices:
            raise Refused(404, f"index_not_found_exception: [{name}]")
        index = self.indices[name]
        answers: dict[tuple[str, str], Callable[[], Any]] = {
            ("HEAD", ""): dict,
            ("DELETE", ""): lambda: {"acknowledged": bool(self.indices.pop(name))},
            ("POST", "_refresh"): lambda: self._refresh(index),
            ("GET", "_count"): lambda: {"count": len(index.found)},
            ("POST", "_bulk"): lambda: self._bulk(index, body),
            ("POST", "_search"): lambda: self._search(index, json.loads(body)),
        }
        if (method, verb) not in answers:
            raise Refused(405, f"{method} {verb}")
        return answers[method, verb]()

    def _make(self, name: str, body: dict[str, Any]) -> Any:
        if name in self.indices:
            raise Refused(400, "resource_already_exists_exception")
        fields = body["mappings"]["properties"]
        if any(each["type"] not in KNOWN_TYPES for each in fields.values()):
            raise Refused(400, "mapper_parsing_exception")
        settings = body["settings"]["index"]
        if settings["sort.field"] not in fields:
            raise Refused(400, "unknown index sort field")
        self.indices[name] = Index(fields, settings["max_result_window"])
        return {"acknowledged": True}

    def _refresh(self, index: Index) -> Any:
        index.found = dict(index.written)
        return {"_shards": {"failed": 0}}

    def _bulk(self, index: Index, body: bytes) -> Any:
        if not body.endswith(b"\n"):
            raise Refused(400, "The bulk request must be terminated by a newline [\\n]")
        lines = iter(body.decode().splitlines())
        for line in lines:
            ((verb, about),) = json.loads(line).items()
            if verb == "index":
                index.write(about["_id"], json.loads(next(lines)))
            elif verb == "delete":
                index.written.pop(about["_id"], None)
            else:
                raise Refused(400, f"Malformed action/metadata line: [{verb}]")
        return {"errors": False}

    def _search(self, index: Index, body: dict[str, Any]) -> Any:
        unknown = body.keys() - {"query", "sort", "size", "track_total_hits", "timeout"}
        if unknown or body["sort"] != [{"number": {"order": "desc"}}]:
            raise Refused(400, f"parsing_exception: {unknown or body['sort']}")
        if body["size"] > index.longest:
            raise Refused(400, "Result window is too large")
        found = sorted(
            (document["number"] for key, document in index.found.items() if index.holds(key, body["query"])),
            reverse=True,
        )
        hits = [{"sort": [number]} for number in found[: body["size"]]]
        return {"timed_out": self.late, "_shards": {"failed": 0}, **({"hits": {"hits": hits}} if hits else {})}


def _handler(server: StandIn) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def log_message(self, *_: object) -> None:
            """Nobody reads it."""

        def handle_any(self) -> None:
            body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
            try:
                if server.let_in and self.headers.get("Authorization") != server.let_in:
                    raise Refused(401, "Unauthorized")
                status, told = 200, server.answer(self.command, self.path, body)
            except Refused as error:
                status, told = error.status, {"error": {"reason": error.why}, "status": error.status}
            sent = b"" if self.command == "HEAD" else json.dumps(told).encode()
            self.send_response(status)
            self.send_header("Content-Type", "application/json")
            self.send_header("Content-Length", str(len(sent)))
            self.end_headers()
            self.wfile.write(sent)

        do_GET = do_POST = do_PUT = do_DELETE = do_HEAD = handle_any

    return Handler
