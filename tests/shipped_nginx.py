"""nginx set up as docs/operators/nginx.conf says, but on loopback, without encryption, in a folder of its own."""

import re
from pathlib import Path

from tests.running import ROOT


def shipped(folder: Path, port: int, upstream: int, more: str = "") -> str:
    """The whole configuration; `more` is what else the `http` block says."""
    words = (ROOT / "docs/operators/nginx.conf").read_text()
    words = re.sub(r"^ *ssl_certificate.*\n", "", words, flags=re.MULTILINE)
    for ours, here in (
        ("listen 443 ssl;", f"listen 127.0.0.1:{port};"),
        ("server_name www.example.org;", ""),
        ("/var/cache/nginx/dateline", str(folder / "kept")),
        ("server 127.0.0.1:8000;", f"server 127.0.0.1:{upstream};"),
    ):
        assert ours in words
        words = words.replace(ours, here)
    temporary = "\n".join(
        f"{kind}_temp_path {folder / kind};" for kind in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
    )
    log = f"access_log off; error_log {folder / 'error.log'};"
    return f"daemon off; pid {folder / 'pid'};\nevents {{}}\nhttp {{\n{temporary}\n{log}\n{more}\n{words}\n}}\n"
