"""Warning signs: help is named at once, at any hour, and nothing lowers or removes a yes."""

from __future__ import annotations

from datetime import timedelta

import pytest
from sqlalchemy import select

from bot.domain.alerts import AlertKind
from bot.domain.errors import NotAllowedError, NotFoundError
from bot.domain.ledger import CheckInState, Reason
from bot.storage.tables.followups import Answer
from tests.services.support.bench import Bench
from tests.services.support.newcomers import Newcomer, joined, newcomer

YES = "Yes, one or more"
MISTAKE = "I tapped by mistake"
SAFETY_ONLY = (CheckInState.ANSWERED, Reason.SAFETY_ONLY)


async def _safety(person: Newcomer) -> list[tuple[str, bool]]:
    """Every answer to the safety question of the first check-in, and whether by mistake."""
    check_in = await person.check_in(0)
    statement = select(Answer).filter_by(check_in_id=check_in.id, question="safety")
    async with person.bench.runtime.database.reading() as session:
        rows = await session.scalars(statement.order_by(Answer.id))
        return [(row.value, row.by_mistake) for row in rows]


@pytest.mark.parametrize(
    ("language", "yes", "start"),
    [("en", YES, "⚠️ Get help now."), ("es", "Sí, uno o más", "⚠️ Busque ayuda ya.")],
)
async def test_a_yes_names_help_first_and_then_asks_which_sign(
    bench: Bench, language: str, yes: str, start: str
) -> None:
    ben = await joined(bench, language=language)
    await bench.go_to_day(1)

    await ben.taps(yes)

    assert ben.keys == ["checkin_first", "red_flag", "red_flag_which"]
    assert ben.screen[1].text.startswith(start)
    assert (len(ben.labels), ben.labels) == (8, ben.last.labels)
    assert (await ben.ended())[0] == SAFETY_ONLY
    (alert,) = await bench.alerts()
    assert (alert.kind, alert.priority) == (AlertKind.RED_FLAG, 1)
    assert bench.staff.keys[-1] == "staff_red_flag"


async def test_a_yes_at_night_is_answered_at_night(bench: Bench) -> None:
    ben = await joined(bench)
    await bench.go_to_day(2, 3)

    await ben.taps("Start", YES)

    red_flag = next(each for each in ben.screen if bench.texts.name(each.text) == "red_flag")
    assert red_flag.at - bench.at_day(2, 3) < timedelta(minutes=1)


async def test_the_sign_reaches_staff_in_the_alert_they_have(bench: Bench) -> None:
    ben = await joined(bench)
    await bench.go_to_day(1)
    await ben.taps(YES)

    await ben.taps("Fever, chills, stiff neck")

    assert ben.keys[-1] == "red_flag_noted_next"
    assert "Fever, chills, stiff neck" in bench.staff.last.text
    assert len(await bench.alerts()) == 1


async def test_the_same_tap_twice_changes_nothing(bench: Bench) -> None:
    ben = await joined(bench)
    await bench.go_to_day(1)
    data, message_id = ben.last.data_of(YES) or "", ben.last.message_id
    await ben.presses(data, message_id)
    sign = ben.last.data_of("Very bad headache") or ""
    await ben.presses(sign)
    keys = ben.keys

    await ben.presses(sign)
    await ben.presses(data, message_id)

    assert ben.keys == keys
    assert len(await bench.alerts()) == 1
    assert await _safety(ben) == [("yes", False)]


async def test_a_mistake_stays_on_record_and_the_check_in_goes_on(bench: Bench) -> None:
    ben = await joined(bench)
    await bench.go_to_day(1)
    await ben.taps(YES)

    await ben.taps(MISTAKE)
    assert ben.keys[-2:] == ["red_flag_mistake", "ask_pain"]
    check_in = await ben.check_in(0)
    assert (check_in.state, check_in.ended_at) == (CheckInState.OPEN, None)
    assert check_in.remind_at is not None
    await ben.taps("4", "Much better")

    assert ben.keys[-1] == "thanks_good_early"
    assert await _safety(ben) == [("yes", True)]
    (alert,) = await bench.alerts()
    assert (alert.details["signs"], alert.closed_at) == (["mistake"], None)
    assert MISTAKE in bench.staff.last.text


async def test_a_sign_after_a_mistake_changes_nothing(bench: Bench) -> None:
    ben = await joined(bench)
    await bench.go_to_day(1)
    await ben.taps(YES)
    sign = ben.last.data_of("Very bad headache") or ""
    await ben.taps(MISTAKE)
    keys = ben.keys

    await ben.presses(sign)

    assert ben.keys == keys


async def test_a_mistake_noticed_after_the_next_check_in_came_reopens_nothing(
    bench: Bench,
) -> None:
    ben = await joined(bench)
    await bench.go_to_day(1)
    await ben.taps(YES)
    mistake = ben.last.data_of(MISTAKE) or ""
    await bench.go_to_day(2)

    await ben.presses(mistake, 1)

    assert (await ben.ended())[0] == SAFETY_ONLY
    assert await _safety(ben) == [("yes", True)]
    assert ben.keys[-1] == "checkin_next"


async def test_normal_taps_after_a_yes_show_where_help_is(bench: Bench) -> None:
    ben = await joined(bench)
    await bench.go_to_day(1)
    no = ben.last.data_of("No, none of these") or ""
    await ben.taps(YES)
    ben.clear()

    await ben.presses(no)

    assert ben.keys == ["red_flag"]
    assert await _safety(ben) == [("yes", False)]


async def test_a_note_on_the_day_of_a_yes_shows_where_help_is(bench: Bench) -> None:
    ben = await joined(bench)
    await bench.go_to_day(1)
    await ben.taps(YES)
    ben.clear()

    await ben.writes("what shall I do")
    assert ben.keys == ["red_flag", "words_kept"]
    ben.clear()
    await bench.go_on(hours=13)
    await ben.writes("thank you")

    assert ben.keys == ["courtesy"]


async def test_a_sign_from_the_list_ends_the_open_check_in_too(bench: Bench) -> None:
    ben = await joined(bench)
    await bench.go_to_day(1)
    await ben.answers()
    ben.clear()

    await ben.sends("/signs")
    await ben.taps("I have one of these")

    assert ben.keys == ["signs", "red_flag", "red_flag_which"]
    assert (await ben.ended())[0] == SAFETY_ONLY
    assert await _safety(ben) == [("no", False), ("yes", False)]
    await ben.taps(MISTAKE)
    assert ben.keys[-1] == "ask_pain"


async def test_a_sign_from_the_list_calls_staff_once(bench: Bench) -> None:
    ben = await joined(bench)
    await ben.sends("/signs")
    data, message_id = ben.last.data_of("I have one of these") or "", ben.last.message_id

    await ben.presses(data, message_id)
    await ben.presses(data, message_id)

    assert ben.keys == ["signs", "red_flag", "red_flag_which", "red_flag"]
    (alert,) = await bench.alerts()
    assert "/signs" in bench.staff.last.text
    assert alert.check_in_id is None
    await ben.taps(MISTAKE)
    assert ben.keys[-1] != "ask_pain"


async def test_a_new_sign_after_a_mistake_calls_staff_again(bench: Bench) -> None:
    ben = await joined(bench)
    for _ in range(2):
        await ben.sends("/signs")
        await ben.taps("I have one of these", MISTAKE)

    assert len(await bench.alerts(AlertKind.RED_FLAG)) == 1
    assert len(bench.staff.screen) == 2


async def test_who_stopped_can_still_report_a_sign(bench: Bench) -> None:
    ben = await joined(bench)
    await ben.sends("/stop")
    await ben.taps("Yes, stop")

    await ben.sends("/signs")
    await ben.taps("I have one of these")

    assert ben.keys[-2:] == ["red_flag", "red_flag_which"]
    assert len(await bench.alerts(AlertKind.RED_FLAG)) == 1


async def test_nobody_names_a_sign_for_another_patient(bench: Bench) -> None:
    ben, eve = await joined(bench), await joined(bench)
    await bench.go_to_day(1)
    await ben.taps(YES)
    mistake = ben.last.data_of(MISTAKE) or ""

    with pytest.raises(NotAllowedError):
        await eve.presses(mistake)

    (alert,) = await bench.alerts()
    assert "signs" not in alert.details


@pytest.mark.parametrize("data", ["s:no-such-alert:fever", "f:yes"])
async def test_who_never_joined_has_no_sign_to_name(bench: Bench, data: str) -> None:
    eve = newcomer(bench)

    with pytest.raises(NotFoundError):
        await eve.presses(data)


async def test_only_a_red_flag_takes_signs(bench: Bench) -> None:
    ben = await joined(bench)
    await ben.writes("hello")
    (note,) = await bench.alerts()

    with pytest.raises(NotFoundError):
        await ben.presses(f"s:{note.id}:fever")
