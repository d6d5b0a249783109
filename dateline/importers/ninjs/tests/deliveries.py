"""Deliveries of our own making, in the three versions of the standard. The town is Harrow Point."""

import json
from pathlib import Path
from typing import Any

from PIL import Image

from dateline.importers.ninjs.command import run
from dateline.stories.models import Story

URI = "urn:example.net:wire:harrow-ferry"
BODY = "<h2>The crossing</h2><p>HARROW POINT (HPN) -- The ferry is <b>back</b>.</p><ul><li>Daily</li></ul>"

VERSION_1: dict[str, Any] = {
    "uri": URI,
    "type": "composite",
    "version": "1",
    "firstcreated": "2026-03-01T23:30:00-05:00",
    "versioncreated": "2026-03-02T09:00:00Z",
    "pubstatus": "usable",
    "language": "en_GB",
    "headline": "Ferry returns to Harrow Point",
    "slugline": "harrow-ferry",
    "byline": "By Ann Oak, Bob O'Elm and Cy Fir (HPN)",
    "located": "Harrow Point",
    "description_text": "After a winter away.",
    "body_text": "The ferry is back.",
    "body_xhtml": BODY,
    "person": [{"name": "Dora Pine", "rel": "about", "code": "http://www.wikidata.org/entity/Q999001"}],
    "organisation": [{"name": "Point Ferries", "symbols": [{"ticker": "PFY", "exchange": "HPX"}]}],
    "place": [{"name": "Harrow Point", "rel": "mentions", "scheme": "http://cv.example.net/place/", "code": "hp"}],
    "subject": [{"name": "Transport", "scheme": "http://cv.example.net/topic/", "code": "t1"}],
    "associations": {
        "main": {
            "uri": "urn:example.net:pic:1",
            "type": "picture",
            "headline": "The ferry",
            "description_text": "The ferry at the pier.",
            "byline": "Eve Ash",
            "copyrightnotice": "HPN 2026",
            "renditions": {
                "small": {"href": "small.png", "mimetype": "image/png", "width": 4, "height": 4},
                "large": {"href": "pictures/large.png", "mimetype": "image/png", "width": 40, "height": 30},
            },
        },
        "second": {
            "uri": "urn:example.net:pic:2",
            "type": "picture",
            "renditions": {"main": {"href": "https://pictures.example.net/a/pier.png", "mimetype": "image/png"}},
        },
    },
}


def _renditions(thing: dict[str, Any], kind: str) -> list[dict[str, Any]]:
    return [
        {"name": name, kind: one["mimetype"], **{key: one[key] for key in one if key != "mimetype"}}
        for name, one in thing["renditions"].items()
    ]


def version_2() -> dict[str, Any]:
    """The same story in the words of 2.x."""
    return _later("contenttype", lambda name: name)


def version_3() -> dict[str, Any]:
    """The same story in the words of 3.x."""
    camel = {"versioncreated": "versionCreated", "firstcreated": "firstCreated", "pubstatus": "pubStatus"}
    camel["copyrightnotice"] = "copyrightNotice"
    return _later("contentType", lambda name: camel.get(name, name))


def _later(kind: str, spelt: Any) -> dict[str, Any]:
    one = VERSION_1
    kept = ("uri", "type", "version", "firstcreated", "versioncreated", "pubstatus", "language", "slugline", "located")
    main, second = one["associations"].values()
    return {
        **{spelt(name): one[name] for name in kept},
        "headlines": [{"role": "main", kind: "text/plain", "value": one["headline"]}],
        "by": one["byline"],
        "descriptions": [{"value": one["description_text"]}],
        "bodies": [
            {"role": "plain", kind: "text/plain", "value": one["body_text"]},
            {"role": "main", kind: "application/xhtml+xml", "value": one["body_xhtml"]},
        ],
        "people": [{"name": "Dora Pine", "rel": "about", "uri": "http://www.wikidata.org/entity/Q999001"}],
        "organisations": [
            {"name": "Point Ferries", "symbols": [{"symbol": "PFY", "exchange": "HPX"}]},
        ],
        "places": [{"name": "Harrow Point", "rel": "mentions", "uri": "http://cv.example.net/place/hp"}],
        "subjects": [{"name": "Transport", "uri": "http://cv.example.net/topic/t1"}],
        "associations": [
            {
                "name": "main",
                "uri": main["uri"],
                "type": "picture",
                "headlines": [{"value": main["headline"]}],
                "descriptions": [{"role": "caption", "value": main["description_text"]}],
                "by": main["byline"],
                spelt("copyrightnotice"): main["copyrightnotice"],
                "renditions": _renditions(main, kind),
            },
            {"name": "second", "uri": second["uri"], "type": "picture", "renditions": _renditions(second, kind)},
        ],
    }


def paint(path: Path, colour: str, size: tuple[int, int] = (40, 30)) -> Path:
    """A small sound picture."""
    path.parent.mkdir(parents=True, exist_ok=True)
    Image.new("RGB", size, colour).save(path)
    return path


def paint_all(folder: Path) -> None:
    """The pictures `VERSION_1` names, one of them by its address's last part alone."""
    paint(folder / "small.png", "white", (4, 4))
    paint(folder / "pictures" / "large.png", "navy")
    paint(folder / "elsewhere" / "pier.png", "brown")


def deliver(folder: Path, thing: Any, name: str = "story.json") -> Path:
    """Write `thing` as a file: text as it is, anything else as JSON."""
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / name
    if isinstance(thing, bytes):
        path.write_bytes(thing)
    else:
        path.write_text(thing if isinstance(thing, str) else json.dumps(thing, indent=1), encoding="utf-8")
    return path


def changed(**changes: Any) -> dict[str, Any]:
    """A short sound story of 1.x with these changes; None takes a property out."""
    story: dict[str, Any] = {
        "uri": URI,
        "version": "1",
        "versioncreated": "2026-03-02T09:00:00Z",
        "headline": "Ferry returns",
        "byline": "Ann Oak",
        "person": [{"name": "Dora Pine"}],
        "body_xhtml": "<p>The ferry is back.</p>",
        **changes,
    }
    return {name: value for name, value in story.items() if value is not None}


def take(folder: Path, thing: Any, *, code: int = 0, name: str = "story.json") -> Story | None:
    """Import it, which ends with `code`; the story it is, if there is one."""
    assert run(deliver(folder, thing, name), "news", False) == code
    return Story.objects.filter(source_uri=URI).first()
