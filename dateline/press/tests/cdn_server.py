"""A CDN on loopback, which writes down what it is told to let go of."""

import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any


class CdnServer:
    """Answers everything with `status`; while `answers` is not set it says nothing at all."""

    def __init__(self) -> None:
        self.told: list[tuple[str, str, dict[str, str]]] = []
        self.status = 200
        self.answers = threading.Event()
        self.answers.set()
        self._server = ThreadingHTTPServer(("127.0.0.1", 0), _handler_for(self))
        self._server.daemon_threads = True
        self.url = f"http://127.0.0.1:{self._server.server_port}"
        threading.Thread(target=self._server.serve_forever, args=(0.02,), daemon=True).start()

    @property
    def paths(self) -> list[str]:
        """What was purged by address, in order."""
        return [path for _, path, _ in self.told]

    def forget(self) -> None:
        self.told.clear()

    def end(self) -> None:
        self.answers.set()
        self._server.shutdown()
        self._server.server_close()


def _handler_for(cdn: CdnServer) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def _hear(self) -> None:
            cdn.told.append((self.command, self.path, dict(self.headers.items())))
            cdn.answers.wait(30)
            self.send_response(cdn.status)
            self.send_header("Content-Length", "0")
            self.end_headers()

        do_PURGE = do_POST = _hear

        def log_message(self, *_: Any) -> None:
            """Nothing: what it hears is looked at."""

    return Handler
