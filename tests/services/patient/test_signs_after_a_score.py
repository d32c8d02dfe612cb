"""A warning sign while a check-in waits for its last words: nothing is asked, nobody reassured."""

from __future__ import annotations

import pytest

from bot.domain.alert_details import RedFlag
from bot.domain.alerts import AlertKind
from bot.domain.ledger import CheckInState, EpisodeState
from bot.domain.protocol import Offset, Unit
from bot.domain.relief import Level, Outcome
from tests.services.support.bench import Bench
from tests.services.support.newcomers import Newcomer, joined

SIGN = "I have one of these"
MISTAKE = "I tapped by mistake"
HELP = ["red_flag", "red_flag_which"]
LAST = ("The same", "Less", "Skip")


async def _reports(ben: Newcomer) -> None:
    await ben.sends("/signs")
    await ben.taps(SIGN)


async def _flagged(bench: Bench, day: int, *taps: str) -> Newcomer:
    """A patient who gave a score, and then has a sign from the list."""
    ben = await joined(bench)
    await bench.go_to_day(day)
    await ben.answers(*taps)
    await _reports(ben)
    return ben


@pytest.mark.parametrize(("day", "taps"), [(1, ("3",)), (7, ("3", "Much better"))])
async def test_no_reply_reassures_after_a_sign(
    bench: Bench, day: int, taps: tuple[str, ...]
) -> None:
    ben = await _flagged(bench, day, *taps)

    await bench.go_on(hours=3)

    assert ben.keys[-2:] == HELP
    check_in = await ben.check_in(0 if day == 1 else 2)
    assert (check_in.state, check_in.level) == (CheckInState.ANSWERED, Level.GOOD)
    (alert,) = await bench.alerts(AlertKind.RED_FLAG)
    assert alert.check_in_id == check_in.id


async def test_worse_pain_is_told_with_the_sign(bench: Bench) -> None:
    await _flagged(bench, 1, "10")

    await bench.go_on(hours=2)

    (text,) = [each.text for each in bench.staff.screen if each.text.startswith("P2")]
    assert "A WARNING SIGN WAS REPORTED" in text
    assert "none reported" not in text


async def test_worse_pain_after_the_alert_is_closed_is_told_without_a_sign(bench: Bench) -> None:
    ben = await _flagged(bench, 1, "4")
    await bench.close_alerts()
    await bench.go_to_day(2)

    await ben.answers("10", "Much worse")

    assert "Warning signs: none reported" in bench.staff.last.text


async def test_typed_text_shows_where_help_is(bench: Bench) -> None:
    ben = await _flagged(bench, 7, "3", "Much better")
    ben.clear()

    await ben.writes("what shall I do")

    assert ben.keys == ["red_flag", "words_kept"]


async def test_the_questions_left_show_where_help_is(bench: Bench) -> None:
    ben = await joined(bench)
    await bench.go_to_day(7)
    await ben.answers("3", "Much better")
    easier = ben.last.data_of("Easier") or ""
    await _reports(ben)
    ben.clear()

    await ben.presses(easier)

    assert ben.keys == ["red_flag"]
    assert "function" not in await ben.given(2)


async def test_a_follow_up_stopped_by_a_sign_concludes_for_staff_when_it_closes(
    bench: Bench,
) -> None:
    ben = await _flagged(bench, 7, "8", "About the same")
    await bench.take_alerts()
    assert (await ben.episode()).outcome is None
    keys = ben.keys

    await bench.go_to_day(11)

    episode = await ben.episode()
    assert (episode.state, episode.outcome) == (EpisodeState.CONCLUDED, Outcome.NO_RELIEF)
    assert (ben.keys, episode.alternatives_at) == (keys, None)
    assert "staff_no_relief_untold" in bench.staff.keys


async def test_who_stops_after_a_sign_has_their_outcome_too(bench: Bench) -> None:
    ben = await _flagged(bench, 7, "8", "About the same")
    await bench.go_on(hours=2)

    await ben.sends("/stop")
    await ben.taps("Yes, stop")

    assert (await ben.episode()).outcome is Outcome.NO_RELIEF
    assert "alternatives" not in ben.keys


@pytest.mark.parametrize("hours", [0.1, 5])
async def test_after_a_mistake_the_questions_go_on_and_the_reply_comes(
    bench: Bench, hours: float
) -> None:
    ben = await _flagged(bench, 7, "8", "About the same")
    await bench.go_on(hours=hours)

    await ben.taps(MISTAKE)
    assert ben.keys[-2:] == ["red_flag_mistake", "ask_function"]
    await ben.taps(*LAST)

    assert ben.keys[-2:] == ["thanks_none_last", "alternatives"]
    assert (await ben.given(2))["safety"] == "yes"


@pytest.mark.parametrize(
    ("taps", "kinds"),
    [
        (("10",), [AlertKind.WORSE]),
        (("0", "A little worse"), [AlertKind.MISMATCH, AlertKind.LITTLE_WORSE]),
    ],
)
async def test_after_a_mistake_the_reply_comes_without_another_tap(
    bench: Bench, taps: tuple[str, ...], kinds: list[AlertKind]
) -> None:
    ben = await _flagged(bench, 1, *taps)
    await bench.go_on(hours=2)
    await bench.take_alerts()
    await ben.taps(MISTAKE)

    await bench.go_on(hours=2)

    assert ben.keys[-1] == "thanks_worse_early"
    assert [each.kind for each in await bench.alerts()] == [AlertKind.RED_FLAG, *kinds]


async def test_a_yes_after_a_mistake_is_a_new_sign(bench: Bench) -> None:
    ben = await joined(bench)
    await bench.go_to_day(1)
    yes = ben.last.data_of("Yes, one or more") or ""
    await ben.presses(yes)
    await ben.taps(MISTAKE)
    ben.clear()

    await ben.presses(yes)

    assert ben.keys == HELP
    (alert,) = await bench.alerts(AlertKind.RED_FLAG)
    assert (alert.about, alert.times) == (RedFlag(check_in=Offset(1, Unit.DAYS)), 2)
    assert alert.repeat_at is not None


async def test_a_yes_to_an_answered_check_in_keeps_its_score(bench: Bench) -> None:
    ben = await joined(bench)
    await bench.go_to_day(1)
    yes = ben.last.data_of("Yes, one or more") or ""
    await ben.answers("8", "About the same")
    ben.clear()

    await ben.presses(yes)
    await bench.go_on(hours=2)

    assert ben.keys == HELP
    assert (await ben.ended())[0] == (CheckInState.ANSWERED, None)
    assert (await ben.given(0)).items() > {"safety": "yes", "pain": "8"}.items()


async def test_a_mistake_lets_nothing_go_on_while_another_sign_stands(bench: Bench) -> None:
    ben = await joined(bench)
    await _reports(ben)
    await bench.go_to_day(1)
    await ben.answers("4")
    await _reports(ben)

    await ben.taps(MISTAKE)
    await bench.go_on(hours=3)

    assert ben.keys[-1] == "red_flag_mistake"
    (alert,) = await bench.alerts(AlertKind.RED_FLAG)
    assert alert.repeat_at is not None


@pytest.mark.parametrize(
    ("taps", "text"),
    [
        ((), "oh wait, I do have number 5"),
        (("7",), "espere, sí tengo la número 3"),
        (("7", "About the same"), "actually yes to the second sign"),
    ],
    ids=["at the score", "at the own words", "after the last answer"],
)
async def test_a_sign_of_the_list_that_comes_to_mind_later_is_a_sign(
    bench: Bench, taps: tuple[str, ...], text: str
) -> None:
    ben = await joined(bench)
    await bench.go_to_day(1)
    await ben.answers(*taps)
    ben.clear()

    await ben.writes(text)

    assert ben.keys == HELP
    assert [alert.kind for alert in await bench.alerts()] == [AlertKind.RED_FLAG]
    assert await ben.notes() == [text]


@pytest.mark.parametrize("text", ["5", "number 5", "I have number 5 pain"])
async def test_a_number_beside_a_pain_is_a_score(bench: Bench, text: str) -> None:
    ben = await joined(bench)
    await bench.go_to_day(1)
    await ben.answers()

    await ben.writes(text)
    if "number_confirm" in ben.keys:
        await ben.writes("yes")

    assert (await ben.given(0))["pain"] == "5"
    assert await bench.alerts() == []
