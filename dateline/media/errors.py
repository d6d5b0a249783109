"""Why an upload was refused, in sentences an editor can act on."""


class UploadRefused(Exception):
    """The file was not taken. ``sentence`` says what is wrong, where, and the mend."""

    def __init__(self, sentence: str) -> None:
        super().__init__(sentence)
        self.sentence = sentence

    def __str__(self) -> str:
        return self.sentence


class TooLarge(UploadRefused):
    """More bytes than we keep, or than an office file may unpack to."""


class UnknownKind(UploadRefused):
    """Not a kind of file we take, whatever its name says; or two kinds at once."""


class Damaged(UploadRefused):
    """The right kind, but broken, cut short or built to mislead."""


class TooManyPixels(UploadRefused):
    """A picture, or an animation's frames together, over the limit."""


class TooManyFrames(UploadRefused):
    """An animation with more frames than the limit."""


class TooCostly(UploadRefused):
    """Opening it took more time or memory than one picture may have."""
