"""The desk as a browser uses it, without a browser: an editor who is signed in and sends forms."""

import secrets
from typing import Any
from urllib.parse import urlencode
from urllib.request import HTTPRedirectHandler, Request, build_opener


class _Stay(HTTPRedirectHandler):
    """Where the desk leads to after a form is nobody's business here."""

    def redirect_request(self, *_: Any) -> None:
        return None


class Desk:
    """Signed in by a session of the newsroom's database; has to be made where Django is set up for it."""

    def __init__(self, address: str) -> None:
        self._address = address
        token = secrets.token_hex(16)
        self._headers = {"Cookie": f"sessionid={_session()}; csrftoken={token}", "X-CSRFToken": token}

    def publish(self, story: int) -> int:
        return self._send(f"/desk/bulk/wagtailcore/page/publish/?id={story}&next=/desk/")

    def withdraw(self, story: int, notice: str) -> int:
        return self._send(f"/desk/stories/{story}/withdraw/", notice=notice)

    def upload(self, name: str, content: bytes) -> int:
        """A picture for the library."""
        fields = {"title": name, "caption": "", "credit": "", "alt_text": "", "rights": "", "tags": ""}
        parts = [f'name="{field}"\r\n\r\n{value}'.encode() for field, value in fields.items()]
        parts.append(f'name="file"; filename="{name}"\r\nContent-Type: image/jpeg\r\n\r\n'.encode() + content)
        edge = secrets.token_hex(16)
        body = b"".join(b"--%s\r\nContent-Disposition: form-data; %s\r\n" % (edge.encode(), part) for part in parts)
        whole = body + f"--{edge}--\r\n".encode()
        return self._ask("/desk/images/add/", whole, {"Content-Type": f"multipart/form-data; boundary={edge}"})

    def _send(self, path: str, **form: str) -> int:
        return self._ask(path, urlencode(form).encode(), {})

    def _ask(self, path: str, body: bytes, headers: dict[str, str]) -> int:
        """The status of the answer; 302 when it is done. Raises OSError when nobody answers."""
        request = Request(self._address + path, body, self._headers | headers)
        try:
            with build_opener(_Stay).open(request, timeout=30) as answer:
                return int(answer.status)
        except OSError as error:
            status = getattr(error, "code", None)
            if status is None:
                raise
            return int(status)


def _session() -> str:
    from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
    from django.contrib.sessions.backends.db import SessionStore

    from dateline.accounts.models import User

    edith = User.objects.get(is_superuser=True)
    session = SessionStore()
    session[SESSION_KEY] = str(edith.pk)
    session[BACKEND_SESSION_KEY] = "django.contrib.auth.backends.ModelBackend"
    session[HASH_SESSION_KEY] = edith.get_session_auth_hash()
    session.create()
    return str(session.session_key)
