"""Words for machines in a page: JSON-LD in a script element that nothing in it can end."""

import json
from collections.abc import Mapping
from typing import Any

from django.utils.safestring import SafeString, mark_safe

NEVER_IN_A_SCRIPT = {ord("<"): "\\u003c", ord(">"): "\\u003e", ord("&"): "\\u0026"}
"""A headline with `</script>` in it must not end the block."""


def json_ld(told: Mapping[str, Any]) -> SafeString:
    """The element that says `told`."""
    written = json.dumps(told, ensure_ascii=False).translate(NEVER_IN_A_SCRIPT)
    return mark_safe(f'<script type="application/ld+json">{written}</script>')
