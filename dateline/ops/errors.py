"""What the command line will not or cannot do. The message is the sentence people read."""


class Refusal(Exception):
    """A command stops before it does harm; says what is wrong, where, and the mend."""


class StepFailed(Exception):
    """A part of the work ran as a process of its own, has said what is wrong, and ended with `code`."""

    def __init__(self, code: int) -> None:
        super().__init__(f"ended with exit code {code}")
        self.code = code


class BadArchive(Refusal):
    """A backup that cannot be trusted. Nothing of it has been restored."""
