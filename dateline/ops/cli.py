"""The command line: `dateline …`. Nothing heavy is imported before a command needs it."""

import sys
from collections.abc import Sequence
from typing import NoReturn

import click

from dateline import __version__
from dateline.lib.env import SettingError
from dateline.ops.commands.archive import archive
from dateline.ops.commands.backup import backup
from dateline.ops.commands.demo import demo
from dateline.ops.commands.doctor import doctor
from dateline.ops.commands.import_stories import import_stories
from dateline.ops.commands.init import init
from dateline.ops.commands.manage import manage
from dateline.ops.commands.press import press
from dateline.ops.commands.replies import replies
from dateline.ops.commands.restore import restore
from dateline.ops.commands.search import search
from dateline.ops.commands.serve import serve
from dateline.ops.commands.worker import worker
from dateline.ops.errors import Refusal, StepFailed
from dateline.ops.plain_words import sentence_for
from dateline.ops.terminal import complain

STOPPED = 130


@click.group(context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(__version__, prog_name="dateline")
def dateline() -> None:
    """Dateline: write, publish and stand by your journalism.

    \b
    To try it:  dateline demo
    In earnest: dateline init my-paper && cd my-paper && dateline serve

    A command works on the newsroom in the folder DATELINE_SITE names, else in the current folder when it has
    a dateline.toml, else in demo-site/.
    """


EVERYTHING = (
    demo, init, serve, worker, import_stories, press, archive, search, backup, restore, replies, doctor, manage,
)  # fmt: skip

for command in EVERYTHING:
    dateline.add_command(command)


def main(args: Sequence[str] | None = None) -> NoReturn:
    """Run one command. The exit code is 0 only when all of it worked."""
    try:
        code = dateline.main(args=args, prog_name="dateline", standalone_mode=False)
    except click.ClickException as error:
        error.show()
        sys.exit(error.exit_code)
    except (click.Abort, KeyboardInterrupt):
        complain("Stopped.")
        sys.exit(STOPPED)
    except (SettingError, Refusal) as error:
        complain(str(error))
        sys.exit(1)
    except StepFailed as error:
        sys.exit(error.code)
    except Exception as error:
        sentence = sentence_for(error)
        if sentence is None:
            raise
        complain(sentence)
        sys.exit(1)
    sys.exit(code if isinstance(code, int) else 0)
