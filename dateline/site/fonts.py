"""Cuts the reader's faces out of the Source families, under names of our own.

The SIL Open Font Licence reserves the name "Source" for Adobe's own files, so what we cut is called Dateline
Serif and Dateline Sans. Each face becomes one small file with what English and its neighbours need, and
further files, fetched by the browser only when a page has such letters, for the rest of Latin, Greek and
Cyrillic.
"""

from __future__ import annotations

from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path

from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont
from fontTools.ttLib.tables._g_l_y_f import USE_MY_METRICS

SERIF = "Dateline Serif"
SANS = "Dateline Sans"
LICENCE_FILE = "OFL.txt"
REGULAR = 400


@dataclass(frozen=True)
class Face:
    """One weight and slope of one family, and the file of the PyPI package it is cut from."""

    family: str
    package: str
    source: str
    weight: int
    italic: bool = False

    @property
    def name(self) -> str:
        """The start of the names of this face's files: `dateline-serif-400`, `dateline-serif-400-italic`."""
        return f"{self.family.lower().replace(' ', '-')}-{self.weight}{'-italic' if self.italic else ''}"

    @property
    def path(self) -> Path:
        """Where the package keeps the face as its maker drew it."""
        return Path(str(files(self.package))) / "files" / self.source


@dataclass(frozen=True)
class Script:
    """A range of signs that travels in a file of its own. `ranges` is written as CSS writes it."""

    name: str
    ranges: str

    @property
    def signs(self) -> frozenset[int]:
        """Every code point the ranges name."""
        found: set[int] = set()
        for part in self.ranges.replace("U+", "").split(","):
            first, _, last = part.strip().partition("-")
            found.update(range(int(first, 16), int(last or first, 16) + 1))
        return frozenset(found)


FACES: tuple[Face, ...] = (
    Face(SERIF, "font_source_serif_pro", "SourceSerifPro-Regular.ttf", 400),
    Face(SERIF, "font_source_serif_pro", "SourceSerifPro-Semibold.ttf", 600),
    Face(SERIF, "font_source_serif_pro", "SourceSerifPro-It.ttf", 400, italic=True),
    Face(SANS, "font_source_sans_pro", "SourceSansPro-Regular.ttf", 400),
    Face(SANS, "font_source_sans_pro", "SourceSansPro-Semibold.ttf", 600),
)

# The first file: ASCII, Western European letters, the newsroom's punctuation. About 190 signs.
FIRST = Script(
    "",
    "U+20-7E, U+A0-A1, U+A3, U+A7, U+A9, U+AB, U+AD-AE, U+B0-B1, U+B4, U+B7, U+BB-BF, U+C0-FF, U+152-153,"
    " U+2009, U+2011, U+2013-2014, U+2018-201A, U+201C-201E, U+2022, U+2026, U+2032-2033, U+2039-203A,"
    " U+20AC, U+2122, U+2212",
)
FURTHER: tuple[Script, ...] = (
    Script(
        "latin",
        "U+A2, U+A4-A6, U+A8, U+AA, U+AC, U+AF, U+B2-B3, U+B5-B6, U+B8-BA, U+100-151, U+154-24F, U+2B9-2DD,"
        " U+300-323, U+1E00-1EFF, U+2070-208E, U+20A0-20AB, U+20AD-20BF, U+2113-2117, U+2153-215E,"
        " U+2190-2193, U+2260, U+2264-2265",
    ),
    Script("greek", "U+370-3FF, U+1F00-1FFF"),
    Script("cyrillic", "U+400-52F, U+2116"),
)

# A face that has only a handful of a script's signs is better served by the reader's own fonts.
FEWEST_SIGNS = 40

# Metrics of the Source faces, in thousandths of an em, for the stand-ins below.
_ASCENT_DESCENT = {SERIF: (1036, 335), SANS: (984, 273)}


@dataclass(frozen=True)
class StandIn:
    """A font the reader's machine has, scaled so that nothing moves when ours arrives."""

    family: str
    local: tuple[str, ...]
    weight: int
    size_adjust: float
    place: str = "Local"

    @property
    def name(self) -> str:
        """The family name the stylesheet lists after our own: `Dateline Serif Local`."""
        return f"{self.family} {self.place}"


STAND_INS: tuple[StandIn, ...] = (
    # Widths are compared over running English. Liberation and Arimo measure as Times and Arial do; Roboto is
    # within a hundredth of Arial. Noto Serif, which Android has, is an estimate.
    StandIn(SERIF, ("Times New Roman", "Liberation Serif", "Tinos"), 400, 111.3),
    StandIn(SERIF, ("Times New Roman Bold", "Liberation Serif Bold", "Tinos Bold"), 600, 106.2),
    StandIn(SERIF, ("Noto Serif", "NotoSerif"), 400, 93.0, "Android"),
    StandIn(SANS, ("Arial", "Liberation Sans", "Arimo", "Roboto"), 400, 93.8),
    StandIn(SANS, ("Arial Bold", "Liberation Sans Bold", "Arimo Bold", "Roboto Bold"), 600, 89.6),
)


def file_name(face: Face, script: Script) -> str:
    """The name of the file that holds this script of this face."""
    return f"{face.name}{'-' + script.name if script.name else ''}.woff2"


def scripts_of(face: Face) -> tuple[Script, ...]:
    """The files this face is cut into: the first, and each further script the face really has."""
    with TTFont(face.path, lazy=True) as font:
        drawn = frozenset(font.getBestCmap() or {})
    return (FIRST, *(script for script in FURTHER if len(script.signs & drawn) >= FEWEST_SIGNS))


def subset_fonts(target: Path) -> list[Path]:
    """Writes every face into `target`, with the licence beside them, and says which files it wrote."""
    target.mkdir(parents=True, exist_ok=True)
    written = [_cut(face, script, target) for face in FACES for script in scripts_of(face)]
    licence = target / LICENCE_FILE
    licence.write_text(LICENCE, encoding="utf-8")
    return [*written, licence]


def face_rules(folder: str = "../fonts/") -> str:
    """The `@font-face` rules, stand-ins included; `folder` is where the stylesheet finds the files."""
    rules = [
        _rule(
            f'font-family:"{face.family}"',
            f"font-weight:{face.weight}",
            f"font-style:{'italic' if face.italic else 'normal'}",
            "font-display:swap",
            f'src:url("{folder}{file_name(face, script)}")format("woff2")',
            f"unicode-range:{script.ranges.replace(' ', '')}",
        )
        for face in FACES
        for script in scripts_of(face)
    ]
    for stand_in in STAND_INS:
        ascent, descent = _ASCENT_DESCENT[stand_in.family]
        rules.append(
            _rule(
                f'font-family:"{stand_in.name}"',
                f"font-weight:{stand_in.weight}",
                "src:" + ",".join(f'local("{name}")' for name in stand_in.local),
                f"size-adjust:{stand_in.size_adjust:.1f}%",
                f"ascent-override:{ascent * 10 / stand_in.size_adjust:.1f}%",
                f"descent-override:{descent * 10 / stand_in.size_adjust:.1f}%",
                "line-gap-override:0%",
            )
        )
    return "\n".join(rules) + "\n"


def _rule(*declarations: str) -> str:
    return "@font-face{" + ";".join(declarations) + "}"


def _cut(face: Face, script: Script, target: Path) -> Path:
    options = Options()
    options.flavor = "woff2"
    options.hinting = False
    options.layout_features = ["kern", "liga", "mark", "mkmk", "ccmp"] if script.name else ["kern", "liga"]
    options.name_IDs = [0, 5, 13, 14]
    options.name_languages = [0x409]
    options.glyph_names = False
    options.recalc_timestamp = False
    options.notdef_outline = True
    with TTFont(face.path, recalcTimestamp=False) as font:
        subsetter = Subsetter(options)
        subsetter.populate(unicodes=script.signs)
        subsetter.subset(font)
        _keep_own_widths(font)
        _rename(font, face)
        font.flavor = "woff2"
        path = target / file_name(face, script)
        font.save(path)
    return path


def _keep_own_widths(font: TTFont) -> None:
    """A sign that is put together from others, as a double quotation mark is from two single ones, may be marked to
    take the width of one of them: browsers on Linux and Android do so, and the mark runs into the letter behind it."""
    for glyph in map(font["glyf"].__getitem__, font.getGlyphOrder()):
        for part in glyph.components if glyph.isComposite() else ():
            part.flags &= ~USE_MY_METRICS


def _rename(font: TTFont, face: Face) -> None:
    regular = face.weight == REGULAR
    style = " ".join(word for word in ("" if regular else "Semibold", "Italic" if face.italic else "") if word)
    full = f"{face.family} {style or 'Regular'}"
    names = {
        1: face.family if regular else f"{face.family} Semibold",
        2: "Italic" if face.italic else "Regular",
        3: full,
        4: full,
        6: f"{face.family.replace(' ', '')}-{(style or 'Regular').replace(' ', '')}",
        16: face.family,
        17: style or "Regular",
    }
    for number, words in names.items():
        font["name"].setName(words, number, 3, 1, 0x409)


LICENCE = """\
Dateline Serif is cut from Source Serif Pro:
Copyright 2014 - 2018 Adobe Systems Incorporated (http://www.adobe.com/), with Reserved Font Name
'Source'.

Dateline Sans is cut from Source Sans Pro:
Copyright 2010, 2012, 2014 Adobe Systems Incorporated (http://www.adobe.com/), with Reserved Font Name
'Source'.

This Font Software is licensed under the SIL Open Font License, Version 1.1.
This license is copied below, and is also available with a FAQ at: https://openfontlicense.org

SIL OPEN FONT LICENSE

Version 1.1 - 26 February 2007

PREAMBLE

The goals of the Open Font License (OFL) are to stimulate worldwide development of collaborative font
projects, to support the font creation efforts of academic and linguistic communities, and to provide a
free and open framework in which fonts may be shared and improved in partnership with others.

The OFL allows the licensed fonts to be used, studied, modified and redistributed freely as long as they
are not sold by themselves. The fonts, including any derivative works, can be bundled, embedded,
redistributed and/or sold with any software provided that any reserved names are not used by derivative
works. The fonts and derivatives, however, cannot be released under any other type of license. The
requirement for fonts to remain under this license does not apply to any document created using the
fonts or their derivatives.

DEFINITIONS

"Font Software" refers to the set of files released by the Copyright Holder(s) under this license and
clearly marked as such. This may include source files, build scripts and documentation.

"Reserved Font Name" refers to any names specified as such after the copyright statement(s).

"Original Version" refers to the collection of Font Software components as distributed by the Copyright
Holder(s).

"Modified Version" refers to any derivative made by adding to, deleting, or substituting — in part or in
whole — any of the components of the Original Version, by changing formats or by porting the Font
Software to a new environment.

"Author" refers to any designer, engineer, programmer, technical writer or other person who contributed
to the Font Software.

PERMISSION & CONDITIONS

Permission is hereby granted, free of charge, to any person obtaining a copy of the Font Software, to
use, study, copy, merge, embed, modify, redistribute, and sell modified and unmodified copies of the
Font Software, subject to the following conditions:

1) Neither the Font Software nor any of its individual components, in Original or Modified Versions, may
be sold by itself.

2) Original or Modified Versions of the Font Software may be bundled, redistributed and/or sold with any
software, provided that each copy contains the above copyright notice and this license. These can be
included either as stand-alone text files, human-readable headers or in the appropriate machine-readable
metadata fields within text or binary files as long as those fields can be easily viewed by the user.

3) No Modified Version of the Font Software may use the Reserved Font Name(s) unless explicit written
permission is granted by the corresponding Copyright Holder. This restriction only applies to the
primary font name as presented to the users.

4) The name(s) of the Copyright Holder(s) or the Author(s) of the Font Software shall not be used to
promote, endorse or advertise any Modified Version, except to acknowledge the contribution(s) of the
Copyright Holder(s) and the Author(s) or with their explicit written permission.

5) The Font Software, modified or unmodified, in part or in whole, must be distributed entirely under
this license, and must not be distributed under any other license. The requirement for fonts to remain
under this license does not apply to any document created using the Font Software.

TERMINATION

This license becomes null and void if any of the above conditions are not met.

DISCLAIMER

THE FONT SOFTWARE IS PROVIDED "AS IS", WITHOUT WARRANTY OF ANY KIND, EXPRESS OR IMPLIED, INCLUDING BUT
NOT LIMITED TO ANY WARRANTIES OF MERCHANTABILITY, FITNESS FOR A PARTICULAR PURPOSE AND NONINFRINGEMENT
OF COPYRIGHT, PATENT, TRADEMARK, OR OTHER RIGHT. IN NO EVENT SHALL THE COPYRIGHT HOLDER BE LIABLE FOR
ANY CLAIM, DAMAGES OR OTHER LIABILITY, INCLUDING ANY GENERAL, SPECIAL, INDIRECT, INCIDENTAL, OR
CONSEQUENTIAL DAMAGES, WHETHER IN AN ACTION OF CONTRACT, TORT OR OTHERWISE, ARISING FROM, OUT OF THE USE
OR INABILITY TO USE THE FONT SOFTWARE OR FROM OTHER DEALINGS IN THE FONT SOFTWARE.
"""
