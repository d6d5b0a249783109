"""What the reader's faces promise."""

from pathlib import Path

from fontTools.ttLib import TTFont
from fontTools.ttLib.tables._g_l_y_f import USE_MY_METRICS

from dateline.site.fonts import subset_fonts


def test_a_quotation_mark_keeps_its_own_width_in_every_browser(tmp_path: Path) -> None:
    subset_fonts(tmp_path)
    faces = sorted(tmp_path.rglob("*.woff2"))
    assert faces
    for path in faces:
        with TTFont(path) as font:
            signs = map(font["glyf"].__getitem__, font.getGlyphOrder())
            parts = [part for sign in signs if sign.isComposite() for part in sign.components]
        assert not [part.glyphName for part in parts if part.flags & USE_MY_METRICS], path.name
