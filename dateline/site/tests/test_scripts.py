"""Readers are sent our scripts without the words that are there for whoever reads the code."""

from pathlib import Path

from dateline.site.scripts import scripts, tighten, tighten_scripts


def test_comments_and_indentation_are_left_at_home() -> None:
    assert tighten("// Why.\n  const a = 1;\n\n  /* and how */\n  f(a);\n") == "const a=1;f(a);\n"


def test_what_stands_in_quotes_and_patterns_is_left_alone() -> None:
    script = 'const a = "// no  comment", b = `two\n  lines ${a}`, c = /^> \\/\\/ "/gm;'
    tightened = tighten(script)
    for kept in ('"// no  comment"', "`two\n  lines ${a}`", '/^> \\/\\/ "/gm'):
        assert kept in tightened


def test_every_script_is_written_where_it_is_served_from(tmp_path: Path) -> None:
    written = tighten_scripts(tmp_path)
    assert [path.relative_to(tmp_path).as_posix() for path in written] == [name for name, _ in scripts()]
    assert "site/js/reply.js" in {name for name, _ in scripts()}
    for path, (_, source) in zip(written, scripts(), strict=True):
        assert 0 < path.stat().st_size < source.stat().st_size
