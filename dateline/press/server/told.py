"""What Django believes of where a request comes from: the word of the press, which let nobody else say it."""

from collections.abc import Callable, Iterable
from typing import Any

from dateline.press.server.relay import CLIENT_HEADER

Application = Callable[[dict[str, Any], Any], Iterable[bytes]]

TOLD = f"HTTP_{CLIENT_HEADER.upper().replace('-', '_')}"


def as_told_by_the_press(application: Application) -> Application:
    """`application` with the reader's own address as REMOTE_ADDR."""

    def answer(environ: dict[str, Any], start: Any) -> Iterable[bytes]:
        environ["REMOTE_ADDR"] = environ.pop(TOLD, environ.get("REMOTE_ADDR", ""))
        return application(environ, start)

    return answer
