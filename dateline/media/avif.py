"""How fast a picture becomes AVIF: Wagtail and Willow leave no setting for it."""

from typing import IO

from PIL import AvifImagePlugin, Image

SPEED = 8
"""From 0 to 10. Against Pillow's 6, on photographs: a third of the time, files 3 % larger, 19 % smaller than WebP's."""


def draw_quickly() -> None:
    """Whoever saves AVIF and names no speed gets ours."""
    save = Image.SAVE[AvifImagePlugin.AvifImageFile.format]

    def save_quickly(picture: Image.Image, file: IO[bytes], name: str | bytes) -> None:
        picture.encoderinfo.setdefault("speed", SPEED)
        save(picture, file, name)

    Image.register_save(AvifImagePlugin.AvifImageFile.format, save_quickly)
