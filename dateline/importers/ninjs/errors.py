"""What can be wrong with a delivery, in a sentence that names the file, the line and the mend."""


class BadNinjs(ValueError):
    """Something at one place of the text; whoever knows the file turns it into NinjsRefused."""

    def __init__(self, offset: int, sentence: str) -> None:
        super().__init__(sentence)
        self.offset = offset
        self.sentence = sentence


class NinjsRefused(Exception):
    """The file was not imported, and nothing of it was."""

    def __init__(self, name: str, sentence: str, *, line: int = 0, column: int = 0) -> None:
        self.name, self.sentence, self.line, self.column = name, sentence, line, column
        place = f"{name}:{line}:{column}" if line else name
        super().__init__(f"{place}: {sentence}")
