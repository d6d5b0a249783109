"""Type for labels on maps, charts and diagrams, and nowhere else."""

from functools import lru_cache
from importlib import import_module

from PIL import ImageFont

Face = ImageFont.FreeTypeFont | ImageFont.ImageFont


@lru_cache(maxsize=64)
def face(size: int, bold: bool = True) -> Face:
    """Source Sans at a size in pixels; Pillow's own face where the package is missing."""
    try:
        files: dict[str, str] = import_module("font_source_sans_pro").font_files_ttf
        return ImageFont.truetype(files["SourceSansProSemibold" if bold else "SourceSansPro"], size)
    except (ImportError, AttributeError, KeyError, OSError):
        return ImageFont.load_default(size)
