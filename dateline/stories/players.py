"""Where the player of a film stands that an editor gave by the address in their browser."""

import re
from urllib.parse import parse_qs, urlsplit

YOUTUBE = frozenset({"youtube.com", "m.youtube.com", "youtube-nocookie.com"})
YOUTUBE_NAME = re.compile(r"[\w-]{6,20}", re.ASCII)
VIMEO_NAME = re.compile(r"(\d+)(?:/(\w+))?", re.ASCII)


def player_address(url: str) -> str:
    """The address of a player that can stand in a frame, or "" when we know none for `url`."""
    parts = urlsplit(url)
    host, path = (parts.hostname or "").removeprefix("www."), parts.path.strip("/")
    if host in YOUTUBE:
        return _youtube(parse_qs(parts.query).get("v", [path.rpartition("/")[2]])[0])
    if host == "youtu.be":
        return _youtube(path)
    if host == "vimeo.com":
        return _vimeo(path)
    return url if parts.scheme == "https" else ""


def host_of(url: str) -> str:
    """The host as a house lists it: with its port, where it names one."""
    parts = urlsplit(url)
    return f"{parts.hostname or ''}:{parts.port}" if parts.port else parts.hostname or ""


def _youtube(name: str) -> str:
    is_film = YOUTUBE_NAME.fullmatch(name) and name not in ("watch", "results", "playlist")
    return f"https://www.youtube-nocookie.com/embed/{name}" if is_film else ""


def _vimeo(path: str) -> str:
    """A film only those see who have its address brings a second word, which the player asks for."""
    found = VIMEO_NAME.fullmatch(path)
    if found is None:
        return ""
    return f"https://player.vimeo.com/video/{found[1]}" + (f"?h={found[2]}" if found[2] else "")
