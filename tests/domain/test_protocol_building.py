"""Which protocols are accepted, and what they consist of."""

from __future__ import annotations

from datetime import time, timedelta

import pytest

from bot.domain.answers import Question
from bot.domain.errors import ProtocolError
from bot.domain.protocol import (
    DEFAULT,
    WITH_FIRST_HOURS,
    CheckInPlan,
    Decision,
    Offset,
    ReliefRule,
    Role,
    SendWindow,
    Unit,
    build_protocol,
)
from bot.words.offsets import read_offsets

SHORT = (Question.SAFETY, Question.PAIN, Question.CHANGE)
LONG = (*SHORT, Question.FUNCTION, Question.MEDICINE, Question.NOTE)


def hours(value: int) -> Offset:
    return Offset(value, Unit.HOURS)


def days(value: int) -> Offset:
    return Offset(value, Unit.DAYS)


def test_the_usual_protocol_asks_after_1_day_2_days_and_1_week() -> None:
    assert DEFAULT.check_ins == (
        CheckInPlan(days(1), (hours(6),), hours(48), SHORT),
        CheckInPlan(days(2), (days(1),), hours(48), SHORT),
        CheckInPlan(Offset(1, Unit.WEEKS), (days(1), days(2)), hours(72), LONG),
    )
    assert DEFAULT.window == SendWindow(time(9), time(20))
    assert (DEFAULT.not_before, DEFAULT.late_final) == (days(7), days(14))
    assert DEFAULT.times == (time(10), time(13), time(18))


def test_the_usual_thresholds_are_those_of_the_clinical_page() -> None:
    assert DEFAULT.rule == ReliefRule(
        meaningful_percent=28,
        meaningful_min_points=1,
        good_percent=50,
        label_percent=80,
        worse_points=2,
        wore_off_points=2,
        mismatch_steps=2,
        low_baseline_below=4,
        decision=Decision.FINAL,
    )


@pytest.mark.parametrize(
    ("text", "reminders"),
    [
        ("1d 2d 1w", [[hours(6)], [days(1)], [days(1), days(2)]]),
        ("1d 1w", [[hours(6)], [days(1), days(2)]]),
        # Where the next check-in follows on the next day, its reminder comes before that.
        ("2d 3d 1w", [[hours(6)], [days(1)], [days(1), days(2)]]),
        ("3d 4d 1w", [[hours(6)], [days(1)], [days(1), days(2)]]),
        ("2d 95h 1w", [[hours(6)], [days(1)], [days(1), days(2)]]),
        ("2d 4d 1w", [[days(1)], [days(1)], [days(1), days(2)]]),
        ("47h 1w", [[hours(6)], [days(1), days(2)]]),
        ("48h 1w", [[days(1)], [days(1), days(2)]]),
        ("6h 1d 2d 1w", [[hours(2)], [hours(6)], [days(1)], [days(1), days(2)]]),
        ("1w", [[days(1), days(2)]]),
    ],
)
def test_reminders_come_between_two_check_ins(text: str, reminders: list[list[Offset]]) -> None:
    built = build_protocol(read_offsets(text))

    assert [list(plan.reminders) for plan in built.check_ins] == reminders


def test_a_check_in_in_hours_is_short_and_closes_after_12() -> None:
    first, day_1, last = build_protocol(read_offsets("6h 1d 1w")).check_ins

    assert (first.closes_after, first.questions) == (hours(12), (Question.PAIN,))
    assert (day_1.closes_after, day_1.questions) == (hours(48), SHORT)
    assert (last.closes_after, last.questions) == (hours(72), LONG)


def test_the_protocol_with_first_hours_asks_after_3_and_6_hours_and_then_as_usual() -> None:
    assert build_protocol(read_offsets("3h 6h 1d 2d 1w")) == WITH_FIRST_HOURS
    assert WITH_FIRST_HOURS.check_ins[2:] == DEFAULT.check_ins


@pytest.mark.parametrize(
    ("text", "position"),
    [
        ("1d 2d 1w", 1),
        ("3h 6h 1d 2d 1w", 3),
        ("1d 2d 1w 2w", 1),
        ("1d 1w", 0),
        ("6h 1d 1w", 1),
        ("3d 5d 1w", 0),
        ("1w", None),
    ],
)
def test_silence_is_told_when_day_2_closes_or_the_last_one_before_the_end(
    text: str, position: int | None
) -> None:
    assert build_protocol(read_offsets(text)).silence_told_at == position


@pytest.mark.parametrize(
    ("text", "late_final"),
    [("1w", 14), ("168h", 14), ("8d", 15), ("10d", 17), ("200h", 15), ("90d", 97)],
)
def test_a_late_last_answer_counts_for_two_weeks_or_a_week_more(
    text: str, late_final: int
) -> None:
    assert build_protocol(read_offsets(text)).late_final == days(late_final)


@pytest.mark.parametrize(
    ("text", "roles"),
    [
        ("1w", [Role.LAST]),
        ("1d 1w", [Role.FIRST, Role.LAST]),
        ("1d 2d 3d 1w", [Role.FIRST, Role.NEXT, Role.NEXT, Role.LAST]),
    ],
)
def test_the_first_and_the_last_have_roles_of_their_own(text: str, roles: list[Role]) -> None:
    built = build_protocol(read_offsets(text))

    assert [built.role(position) for position in range(len(roles))] == roles


@pytest.mark.parametrize(
    "text",
    [
        "7d",
        "168h",
        "90d",
        "2160h",
        "1h 1w",
        "1h 2h 3h 4h 5h 6h 7h 8h 9h 1w",
        "19h 1d 1w",
        "20h 25h 1w",
        "22h 23h 28h 1w",
        "1d 48h 1w",
        "24h 48h 72h 96h 120h 144h 168h",
        "6d 1w",
    ],
)
def test_protocols_at_the_limits_are_accepted(text: str) -> None:
    offsets = read_offsets(text)

    assert tuple(plan.offset for plan in build_protocol(offsets).check_ins) == offsets


@pytest.mark.parametrize(
    ("text", "reason", "detail"),
    [
        ("", "empty", ""),
        ("1h 2h 3h 4h 5h 6h 7h 8h 9h 1d 1w", "too_many", "10"),
        ("0h 1w", "too_short", ""),
        ("0 weeks", "too_short", ""),
        ("1d 0h", "too_short", ""),
        ("1d 91d", "too_long", "90"),
        ("2161h", "too_long", "90"),
        ("13w 1w", "too_long", "90"),
        ("2d 1d 1w", "order", ""),
        ("1d 1d 1w", "order", ""),
        ("1d 24h 1w", "order", ""),
        ("6h 6h 1w", "order", ""),
        ("1d 47h 1w", "too_close", ""),
        ("1d 25h 1w", "too_close", ""),
        ("6d 1w 8d 191h 2w", "order", ""),
        ("20h 1d 1w", "too_close", ""),
        ("23h 1d 1w", "too_close", ""),
        ("20h 24h 1w", "too_close", ""),
        ("6d", "last_under_week", ""),
        ("167h", "last_under_week", ""),
        ("1d 2d", "last_under_week", ""),
        ("1h", "last_under_week", ""),
    ],
)
def test_protocols_that_would_harm_are_refused_with_the_reason(
    text: str, reason: str, detail: str
) -> None:
    with pytest.raises(ProtocolError) as caught:
        build_protocol(read_offsets(text))

    assert (caught.value.reason, caught.value.detail) == (reason, detail)


@pytest.mark.parametrize(
    ("start", "end"),
    [("08:00", "21:00"), ("09:00", "20:00"), ("08:00", "08:01"), ("20:59", "21:00")],
)
def test_a_send_window_by_day_is_accepted(start: str, end: str) -> None:
    window = SendWindow(time.fromisoformat(start), time.fromisoformat(end))

    assert window.holds(window.start)
    assert not window.holds(window.end)


@pytest.mark.parametrize(
    ("start", "end"),
    [("07:59", "20:00"), ("09:00", "21:01"), ("12:00", "12:00"), ("20:00", "09:00")],
)
def test_a_send_window_by_night_is_refused(start: str, end: str) -> None:
    with pytest.raises(ProtocolError, match=r"\Aout_of_hours\Z") as caught:
        SendWindow(time.fromisoformat(start), time.fromisoformat(end))

    assert caught.value.reason == "out_of_hours"


@pytest.mark.parametrize(
    ("offset", "span", "is_timed"),
    [
        (hours(1), timedelta(hours=1), True),
        (hours(23), timedelta(hours=23), True),
        (hours(24), timedelta(days=1), False),
        (days(1), timedelta(days=1), False),
        (Offset(2, Unit.WEEKS), timedelta(days=14), False),
    ],
)
def test_an_offset_under_a_day_has_no_time_of_day(
    offset: Offset, span: timedelta, is_timed: bool
) -> None:
    assert (offset.span, offset.is_timed) == (span, is_timed)
