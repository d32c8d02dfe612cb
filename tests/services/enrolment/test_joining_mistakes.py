"""What people do at the wrong moment while they join."""

from __future__ import annotations

from datetime import timedelta

import pytest

from bot.domain.alerts import AlertKind
from bot.domain.errors import BotError, ClosedError
from bot.services.enrolment.joining import Joining
from tests.services.support.bench import Bench
from tests.services.support.newcomers import (
    consenting,
    joined,
    kept,
    make_link,
    newcomer,
    opening,
    patient,
)


@pytest.mark.parametrize(
    ("typed", "taps", "key"),
    [
        (0, (), "choose_language"),
        (1, (), "who_answers"),
        (1, ("I had the injection",), "welcome_consent_1"),
        (1, ("I had the injection", "Next"), "welcome_consent_2"),
    ],
)
async def test_a_typed_answer_to_a_button_question_shows_the_buttons_again(
    bench: Bench, typed: int, taps: tuple[str, ...], key: str
) -> None:
    ann = await opening(bench)
    if typed:
        await ann.taps("English")
        await ann.writes("1950")
    await ann.taps(*taps)
    buttons = len(ann.labels)
    before = await kept(bench)

    await ann.writes("Yes, that is me")

    assert ann.keys[-2:] == ["tap_to_join", key]
    assert len(ann.labels) == buttons
    assert ann.last.labels == ann.labels
    assert await kept(bench) == before


async def test_a_double_tap_counts_once(bench: Bench) -> None:
    ann = await consenting(bench)
    agree = ann.last

    await ann.presses("j:consent2=agree", agree.message_id)
    await ann.presses("j:consent2=agree", agree.message_id)

    assert ann.keys.count("ask_baseline_recalled") == 1
    assert (await kept(bench))["consents"] == 1


@pytest.mark.parametrize(
    ("step", "data"),
    [
        (0, "language=fr"),
        (1, "birth_year=1950"),
        (2, "who=nobody"),
        (4, "consent2=maybe"),
        (5, "baseline=11"),
        (6, "time=t03"),
        (7, "zone=America"),
        (7, "zone=../../etc/passwd"),
    ],
)
async def test_a_forged_choice_changes_nothing(bench: Bench, step: int, data: str) -> None:
    link = await make_link(bench)
    ann = newcomer(bench)
    await ann.opens(link.code)
    steps = [
        "English", "1950", "I had the injection", "Next", "I agree", "7", "Other time zone",
    ]  # fmt: skip
    for each in steps[:step]:
        await (ann.writes(each) if each == "1950" else ann.taps(each))
    before, keys = await patient(bench, link), ann.keys

    with pytest.raises((BotError, ValueError, KeyError)):
        await ann.presses(f"j:{data}")

    after = await patient(bench, link)
    assert (after.chat_id, after.zone, after.time_of_day) == (
        before.chat_id,
        before.zone,
        before.time_of_day,
    )
    assert ann.keys == keys


@pytest.mark.parametrize("data", ["time=t10", "language=en", "", "=", "consent2=agree"])
async def test_a_joining_button_without_a_joining_is_closed(bench: Bench, data: str) -> None:
    ann = newcomer(bench)

    with pytest.raises(ClosedError):
        await Joining(bench.runtime).tap(ann.caller, data, 1)


async def test_a_button_of_another_step_does_nothing(bench: Bench) -> None:
    ann = await opening(bench)
    keys = ann.keys

    await ann.presses("j:consent2=agree")

    assert ann.keys == keys
    assert (await kept(bench))["consents"] == 0


@pytest.mark.parametrize(
    ("text", "keys", "kinds"),
    [
        ("I have a fever", ["free_text_urgent"], [AlertKind.URGENT_TEXT]),
        ("quiero morir", ["crisis"], [AlertKind.CRISIS]),
    ],
)
async def test_danger_before_consent_is_answered_and_not_kept(
    bench: Bench, text: str, keys: list[str], kinds: list[AlertKind]
) -> None:
    ann = await opening(bench)
    await ann.taps("English")
    ann.clear()

    await ann.writes(text)
    assert ann.keys == keys
    assert [alert.kind for alert in await bench.alerts()] == kinds
    assert (await kept(bench))["notes"] == 0
    await ann.writes("1950")

    assert ann.keys[-1] == "who_answers"


@pytest.mark.parametrize("said", ["no", "yes", "never mind"])
async def test_what_is_said_to_a_warning_is_no_word_about_consent(bench: Bench, said: str) -> None:
    ann = await consenting(bench)
    await ann.writes("I can't feel my legs")
    assert [alert.kind for alert in await bench.alerts()] == [AlertKind.URGENT_TEXT]
    ann.clear()

    await ann.writes(said)
    assert ann.keys == ["tap_to_join", "welcome_consent_2"]
    assert (await kept(bench))["consents"] == 0
    await ann.writes("no")

    assert ann.keys[-1] == "consent_declined"


async def test_the_button_below_a_warning_is_what_it_says(bench: Bench) -> None:
    ann = await consenting(bench)
    await ann.writes("no puedo orinar")

    await ann.taps("No, thanks")

    assert ann.keys[-1] == "consent_declined"


async def test_who_declined_reads_that_nobody_sees_a_sign(bench: Bench) -> None:
    ann = await opening(bench)
    await ann.writes("stop")
    ann.clear()

    await ann.writes("I can't feel my legs")

    assert ann.keys == ["free_text_urgent+nobody_sees", "start_no_invite"]
    assert "No one at the clinic sees what you write here" in ann.screen[0].text
    assert await bench.alerts() == []


async def test_who_stopped_has_joined_and_staff_hear_of_a_sign(bench: Bench) -> None:
    ben = await joined(bench)
    await ben.sends("/stop")
    await ben.taps("Yes, stop")
    ben.clear()

    await ben.writes("I can't feel my legs")
    await ben.writes("no")

    assert ben.keys[0] == "free_text_urgent"
    assert AlertKind.URGENT_TEXT in {alert.kind for alert in await bench.alerts()}


async def test_danger_in_a_caption_before_consent_is_answered(bench: Bench) -> None:
    ann = await opening(bench)

    await ann.shows("look, pus and fever")

    assert ann.keys[-1] == "free_text_urgent"
    assert (await kept(bench))["notes"] == 0


async def test_words_about_a_death_end_the_joining_kindly(bench: Bench) -> None:
    ann = await opening(bench)

    await ann.writes("My husband passed away")

    assert ann.keys[-1] == "joining_bereaved"
    assert (await kept(bench))["dialogues"] == 0


async def test_media_while_joining_are_not_opened(bench: Bench) -> None:
    link = await make_link(bench)
    ann = newcomer(bench, "en")
    await ann.opens(link.code)
    await ann.taps("Español")

    await ann.shows()

    assert ann.last.text.startswith("Lo siento, no puedo abrir audios")


@pytest.mark.parametrize(
    ("text", "keys"),
    [
        ("stop", ["invite_expired"]),
        ("I have a fever", ["free_text_urgent+nobody_sees", "invite_expired"]),
    ],
)
async def test_words_typed_after_the_link_expired_are_told_so(
    bench: Bench, text: str, keys: list[str]
) -> None:
    ann = await opening(bench)
    bench.clock.advance(timedelta(hours=73))

    await ann.writes(text)

    assert sorted(ann.keys[1:]) == keys
    assert await bench.alerts() == []
