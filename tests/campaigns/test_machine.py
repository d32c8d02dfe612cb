"""The machine in its short form, and proof that it notices a guard that is gone."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Final

import pytest
from hypothesis import Phase

from bot.domain import course
from bot.domain.alerts import AlertKind
from bot.domain.course import Course
from tests.campaigns.guards import (
    WithoutDoubt,
    WithoutFreshness,
    WithoutListening,
    WithoutOneCommit,
    WithoutReplay,
)
from tests.campaigns.life import Life
from tests.campaigns.machine import REMARK, Machine, run_machine
from tests.campaigns.stage import Tally
from tests.campaigns.verdict import PromiseError

Walk = Callable[[Machine], None]

_A_LITTLE_WORSE: Final = 3


def _crash_everywhere(machine: Machine) -> None:
    for after in range(12):
        machine.type_words(0, REMARK, after)


def _write_after_a_death(machine: Machine) -> None:
    machine.dies(0)
    machine.command(0, "/help")


def _answer_while_away(machine: Machine) -> None:
    machine.follow_up(0, [0], None)
    machine.wait("12 hours", None)
    machine.wait("5 hours", None)
    # Start, under the reminder, asks again.
    machine.answer(0, 0, None)
    machine.answer_while_away(0, 5, 12)


def _worsen(machine: Machine) -> None:
    # "Safety: no", a score, and how it is against before; what differs much is kept as it is.
    machine.follow_up(0, [0, 0, _A_LITTLE_WORSE], None)
    machine.follow_up(0, [0, 8, _A_LITTLE_WORSE], None)


def _worsen_and_change(machine: Machine) -> None:
    machine.follow_up(0, [0, 8, _A_LITTLE_WORSE], None)
    machine.change(0, 10)
    machine.answer(0, _A_LITTLE_WORSE, None)


def _carry_over(machine: Machine) -> None:
    machine.follow_up(0, [0, 0, 0], None)
    machine.edit_schedule("1 day, 3 days, 10 days", also=True)
    machine.follow_up(0, [0, 8, _A_LITTLE_WORSE], None)


def _press_what_help_shows(machine: Machine) -> None:
    machine.command(0, "/help")
    for index in range(8):
        machine.press_anything(0, index)


WALKS: Final[list[tuple[type[Life], Walk, str]]] = [
    (WithoutFreshness, _write_after_a_death, "after a death"),
    (WithoutDoubt, _crash_everywhere, "sent again"),
    (WithoutOneCommit, _crash_everywhere, "was kept 2 times"),
    (WithoutReplay, _crash_everywhere, "was not kept"),
    (WithoutListening, _answer_while_away, "was lost"),
]


@contextmanager
def _clinic(life: type[Life]) -> Iterator[Machine]:
    machine = type("Guarded", (Machine,), {"life": life, "tally": Tally()})()
    try:
        machine.begin(8, [])
        yield machine
    finally:
        machine.teardown()


def test_no_way_through_a_clinic_breaks_a_promise() -> None:
    class Short(Machine):
        tally = Tally()

    run_machine(Short, 3, 1, Phase.generate)

    assert Short.tally.steps


@pytest.mark.parametrize(("life", "walk", "complaint"), WALKS)
def test_the_machine_notices_a_guard_that_is_gone(
    life: type[Life], walk: Walk, complaint: str
) -> None:
    with _clinic(life) as machine, pytest.raises(PromiseError, match=complaint):
        walk(machine)


@pytest.mark.parametrize(
    ("name", "stand_in", "walk", "complaint"),
    [
        ("_worse_kind", AlertKind.LITTLE_WORSE, _worsen, "of a little on day 1"),
        ("_worse_kind", AlertKind.WORSE, _worsen, "for a little more pain"),
        ("_may_have_grown", False, _worsen_and_change, "as if it could wait"),
        ("_early", Course(), _worsen, "0 instead of 1 alert of early worsening"),
    ],
)
def test_the_machine_notices_what_staff_do_not_hear_of_worse_pain(
    monkeypatch: pytest.MonkeyPatch, name: str, stand_in: object, walk: Walk, complaint: str
) -> None:
    monkeypatch.setattr(course, name, lambda *_: stand_in)

    with _clinic(Life) as machine, pytest.raises(PromiseError, match=complaint):
        walk(machine)


@pytest.mark.parametrize(
    "walk",
    [
        _crash_everywhere,
        _write_after_a_death,
        _answer_while_away,
        _worsen,
        _worsen_and_change,
        _carry_over,
        _press_what_help_shows,
    ],
)
def test_the_same_way_breaks_nothing_with_all_guards_on(walk: Walk) -> None:
    with _clinic(Life) as machine:
        walk(machine)
