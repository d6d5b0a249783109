"""Several processes at one press: in order, politely, and no more than fit."""

import os
from typing import Any

import pytest

from dateline.press.crew import MOST_UNASKED, NICENESS, in_parallel, one_a_core
from dateline.press.format import AnotherPress


def niceness(_piece: int) -> int:
    return os.getpriority(os.PRIO_PROCESS, 0)


def refuse(_piece: int) -> int:
    raise AnotherPress


def test_pieces_come_back_in_their_order_from_one_process() -> None:
    assert list(in_parallel(lambda piece: piece * 2, range(5), 1)) == [0, 2, 4, 6, 8]


def test_several_processes_are_more_polite_than_whoever_started_them() -> None:
    mine = niceness(0)
    assert set(in_parallel(niceness, range(3), 2)) == {min(mine + NICENESS, 19)}


def test_a_press_that_is_not_ours_is_told_in_the_same_words_by_another_process() -> None:
    with pytest.raises(AnotherPress) as told:
        list(in_parallel(refuse, range(3), 2))
    assert str(told.value) == str(AnotherPress())


def test_nobody_gets_more_processes_than_fit_without_asking_for_them(monkeypatch: pytest.MonkeyPatch) -> None:
    cores: Any = set(range(64))
    monkeypatch.setattr(os, "sched_getaffinity", lambda _process: cores)
    assert one_a_core() == MOST_UNASKED
    cores = {3}
    assert one_a_core() == 1
