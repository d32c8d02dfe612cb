"""A death reported in the chat: asked once, and after a yes there is silence for ever."""

from __future__ import annotations

import pytest

from bot.domain.alerts import AlertKind
from bot.domain.delivery import SendResult
from bot.domain.ledger import CheckInState, PatientState, Reason
from tests.services.support.bench import Bench
from tests.services.support.crew import hire
from tests.services.support.newcomers import COMMANDS, Newcomer, joined


@pytest.mark.parametrize(
    ("language", "text", "yes"),
    [("en", "My mother passed away", "Yes, stop"), ("es", "Mi mamá falleció", "Sí, parar")],
)
async def test_a_yes_stops_everything_and_staff_are_told(
    bench: Bench, language: str, text: str, yes: str
) -> None:
    ben = await joined(bench, language=language)

    await ben.writes(text)
    assert ben.keys == ["bereavement_confirm"]
    await ben.taps(yes)

    assert (ben.keys[-1], ben.labels) == ("bereavement_stopped", [])
    assert (await ben.row()).state is PatientState.DECEASED
    assert await ben.ended() == [(CheckInState.CANCELLED, Reason.DECEASED)] * 3
    kinds = [(alert.kind, alert.priority) for alert in await bench.alerts()]
    assert kinds == [(AlertKind.NOTE, 4), (AlertKind.BEREAVEMENT, 2)]


async def _bereaved(bench: Bench) -> Newcomer:
    ben = await joined(bench)
    await ben.writes("She died")
    await ben.taps("Yes, stop")
    ben.clear()
    return ben


async def test_no_command_is_answered_after_a_death(bench: Bench) -> None:
    ben = await _bereaved(bench)

    for command in COMMANDS:
        await ben.sends(command)

    assert ben.keys == []
    assert (await ben.row()).state is PatientState.DECEASED


async def test_no_old_button_is_answered_after_a_death(bench: Bench) -> None:
    ben = await _bereaved(bench)

    for data in ("x:yes", "x:ask", "d:yes", "r:yes", "b:yes", "b:no", "v:yes", "f:yes", "p:t10"):
        await ben.presses(data)

    assert ben.keys == []
    assert (await ben.row()).state is PatientState.DECEASED


async def test_what_a_family_writes_reaches_staff_without_an_answer(bench: Bench) -> None:
    ben = await _bereaved(bench)

    await ben.writes("Please send us her papers")
    await ben.shows()
    await ben.edits("Please")
    await bench.go_on(days=20)

    assert ben.keys == []
    assert (await ben.notes())[-1] == "Please send us her papers"


async def test_no_goes_on_and_is_not_asked_again(bench: Bench) -> None:
    ben = await joined(bench)
    await bench.go_to_day(1)
    ben.clear()

    await ben.writes("My father passed away")
    await ben.taps("No, that is not it")
    assert ben.keys == ["bereavement_confirm", "open_below", "checkin_first"]
    await ben.writes("He passed away")

    assert ben.keys[-2:] == ["checkin_first", "words_kept"]
    assert await ben.notes() == ["My father passed away", "He passed away"]


async def test_danger_and_death_are_both_taken_up(bench: Bench) -> None:
    ben = await joined(bench)

    await ben.writes("He had a seizure and died")

    assert ben.keys == ["free_text_urgent", "bereavement_confirm"]
    assert await ben.notes() == ["He had a seizure and died"]


async def test_an_unanswered_question_about_a_death_stops_nothing(bench: Bench) -> None:
    ben = await joined(bench)

    await ben.writes("He died")
    await bench.go_to_day(1)

    assert ben.keys[-1] == "checkin_first"


async def test_what_stop_still_had_to_say_is_never_sent_after_a_death(bench: Bench) -> None:
    ben, nurse = await joined(bench), await hire(bench)
    away = {ben.chat_id}
    await ben.sends("/stop")
    bench.messenger.will(
        SendResult.NOT_SENT, when=lambda letter: letter.telegram_id in away, times=99
    )
    await ben.taps("Yes, stop")
    await nurse.presses(f"k:deceased_yes:{ben.episode_id}")

    away.clear()
    await bench.go_on(hours=1)

    assert ben.keys == ["stop_confirm"]
