"""Why a filed story could not be imported."""


class StoryNotImported(Exception):
    """Nothing was changed. `where` names the file and line, the sentence what is wrong and the mend."""

    def __init__(self, where: str, sentence: str) -> None:
        self.where, self.sentence = where, sentence
        super().__init__(f"{where}: {sentence}")
