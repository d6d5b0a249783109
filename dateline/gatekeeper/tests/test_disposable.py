"""Disposable addresses are known by their domain, and by a list that the house may keep."""

from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.gatekeeper.disposable import is_disposable


@pytest.mark.parametrize("email", ["rosa@mailinator.com", "rosa@X.Mailinator.COM.", "rosa@a.b.trashmail.de"])
def test_a_known_one_is_told_also_below_its_domain(email: str) -> None:
    assert is_disposable(email)


@pytest.mark.parametrize("email", ["rosa@example.org", "mailinator.com@example.org", "rosa@notmailinator.com", "", "@"])
def test_no_other_is(email: str) -> None:
    assert not is_disposable(email)


def test_the_house_may_keep_a_list_and_change_it(settings: Any, tmp_path: Path) -> None:
    settings.DISPOSABLE_DOMAINS = tmp_path / "disposable-domains.txt"
    assert not is_disposable("rosa@short.example")
    settings.DISPOSABLE_DOMAINS.write_bytes(b"# ours\n@Short.example  # since May\n\xff\n\n")
    assert is_disposable("rosa@short.example")
    assert not is_disposable("rosa@long.example")
    settings.DISPOSABLE_DOMAINS.write_text("long.example, which is no domain\nlong.example\n")
    assert is_disposable("rosa@long.example")


@given(st.text())
def test_whatever_is_typed_has_an_answer(email: str) -> None:
    assert is_disposable(email) in (True, False)
