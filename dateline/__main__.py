"""`python -m dateline` is the command line."""

from dateline.ops.cli import main

main()
