"""`python -m dateline.ops.processes NAME …`: the processes `serve` and `demo` start, errors as sentences."""

import sys
from importlib import import_module

from dateline.lib.env import SettingError
from dateline.ops.errors import Refusal
from dateline.ops.plain_words import sentence_for
from dateline.ops.terminal import complain

PROCESSES = {
    "prepare": "dateline.ops.prepare",
    "furnish": "dateline.ops.furnish",
    "press": "dateline.ops.processes.press",
    "web": "dateline.ops.processes.web",
}


def main() -> None:
    """Run the one that is named; exit code 1 and a sentence when it cannot do its work."""
    name = sys.argv.pop(1)
    try:
        import_module(PROCESSES[name]).run()
    except KeyboardInterrupt:
        sys.exit(130)
    except (SettingError, Refusal) as error:
        complain(str(error))
        sys.exit(1)
    except Exception as error:
        sentence = sentence_for(error)
        if sentence is None:
            raise
        complain(sentence)
        sys.exit(1)


if __name__ == "__main__":
    main()
