"""Typed text: danger first, then what the conversation waits for, else a note for staff."""

from __future__ import annotations

from datetime import timedelta

import pytest
from sqlalchemy import text as sql

from bot.domain.alerts import AlertKind
from bot.domain.delivery import Lane, MessageKind
from bot.domain.ledger import PatientState
from bot.services.incoming.free_text import FreeText
from bot.services.incoming.own_words import LONG_NOTE
from tests.services.support.bench import Bench
from tests.services.support.crew import hire
from tests.services.support.newcomers import joined, kept, newcomer


@pytest.mark.parametrize(
    ("language", "text", "keys", "kinds"),
    [
        ("en", "I have chills since noon", ["free_text_urgent"], [AlertKind.URGENT_TEXT]),
        ("en", "tengo mucha fiebre", ["free_text_urgent"], [AlertKind.URGENT_TEXT]),
        ("es", "No puedo orinar", ["free_text_urgent"], [AlertKind.URGENT_TEXT]),
        ("es", "my leg is numb", ["free_text_urgent"], [AlertKind.URGENT_TEXT]),
        ("es", "quiero morir", ["crisis"], [AlertKind.CRISIS]),
        ("en", "I want to die", ["crisis"], [AlertKind.CRISIS]),
        (
            "en",
            "I can't feel my legs and want to die",
            ["crisis", "free_text_urgent"],
            [AlertKind.CRISIS, AlertKind.URGENT_TEXT],
        ),
    ],
)
async def test_danger_words_are_answered_at_once_and_call_staff(
    bench: Bench, language: str, text: str, keys: list[str], kinds: list[AlertKind]
) -> None:
    ben = await joined(bench, language=language)

    await ben.writes(text)

    assert ben.keys == keys
    alerts = await bench.alerts()
    assert [(alert.kind, alert.priority) for alert in alerts] == [(kind, 1) for kind in kinds]
    assert await ben.notes() == [text]


async def test_danger_at_night_is_answered_at_night(bench: Bench) -> None:
    ben = await joined(bench)
    await bench.go_to_day(0, 23, 30)

    await ben.writes("I have a fever")

    assert ben.last.at < bench.at_day(0, 23, 31)


async def test_an_open_question_can_be_answered_after_danger_words(bench: Bench) -> None:
    ben = await joined(bench)
    await bench.go_to_day(1)
    await ben.answers()

    await ben.writes("My leg is numb, a 7")
    assert ben.keys[-1] == "free_text_urgent"
    await ben.taps("7")

    assert await ben.given(0) == {"safety": "no", "pain": "7"}


async def test_one_alert_gathers_the_danger_words_until_somebody_takes_it(bench: Bench) -> None:
    ben = await joined(bench)

    await ben.writes("I have a fever")
    await ben.writes("and a stiff neck")
    await ben.writes("fever again")

    assert ben.keys == ["free_text_urgent"] * 3
    (alert,) = await bench.alerts()
    assert alert.details["words"] == ["fever", "stiff neck"]
    assert "fever, stiff neck" in bench.staff.last.text


@pytest.mark.parametrize(
    ("language", "word"),
    [("en", "STOP"), ("en", "Unsubscribe."), ("es", "basta"), ("es", "Parar"), ("en", "¡Basta!")],
)
async def test_stop_in_words_asks_once_and_then_stops(
    bench: Bench, language: str, word: str
) -> None:
    ben = await joined(bench, language=language)

    await ben.writes(word)
    assert ben.keys == ["stop_confirm"]
    await bench.go_on(hours=2)
    await ben.writes(word)

    assert ben.keys[-1] == "stopped"
    assert (await ben.row()).state is PatientState.STOPPED


async def test_stop_is_asked_anew_after_a_no(bench: Bench) -> None:
    ben = await joined(bench)
    await ben.writes("stop")
    await ben.taps("No, go on")

    await ben.writes("stop")

    assert ben.keys[-1] == "stop_confirm"
    assert (await ben.row()).state is PatientState.ACTIVE


async def test_stop_inside_a_sentence_is_a_note(bench: Bench) -> None:
    ben = await joined(bench)

    await ben.writes("When will the pain stop?")

    assert ben.keys == ["words_kept"]


async def test_text_without_a_question_is_kept_and_asked_about(bench: Bench) -> None:
    ben = await joined(bench)

    await ben.writes("The bandage came off")
    await ben.writes("I put it back on")

    assert ben.keys == ["words_kept", "words_kept"]
    assert await ben.notes() == ["The bandage came off", "I put it back on"]
    (alert,) = await bench.alerts()
    assert (alert.kind, alert.priority) == (AlertKind.NOTE, 3)
    assert alert.details["count"] == 2


async def test_notes_are_stored_encrypted(bench: Bench) -> None:
    ben = await joined(bench)

    await ben.writes("The bandage came off")

    async with bench.runtime.database.reading() as session:
        (stored,) = (await session.execute(sql("SELECT text FROM notes"))).one()
    assert b"bandage" not in bytes(stored)


@pytest.mark.parametrize(
    ("length", "key"),
    [(LONG_NOTE - 1, "words_kept"), (LONG_NOTE, "note_long"), (4096, "note_long")],
)
async def test_a_long_note_is_kept_whole(bench: Bench, length: int, key: str) -> None:
    ben = await joined(bench)
    text = ("ay " * 4096)[:length]

    await ben.writes(text)

    assert ben.keys == [key]
    assert await ben.notes() == [text]


@pytest.mark.parametrize("step", [(), ("No, none of these",), ("No, none of these", "4")])
async def test_4096_characters_at_any_question_are_a_note_and_the_question_stays(
    bench: Bench, step: tuple[str, ...]
) -> None:
    ben = await joined(bench)
    await bench.go_to_day(1)
    await ben.taps(*step)
    buttons = ben.labels

    await ben.writes("a" * 4096)

    assert await ben.notes() == ["a" * 4096]
    assert ben.labels[: len(buttons)] == buttons


async def test_a_text_from_a_stranger_is_not_kept(bench: Bench) -> None:
    eve = newcomer(bench, "es")
    before = await kept(bench)

    await eve.writes("Tengo fiebre")

    assert eve.keys == ["free_text_urgent+nobody_sees", "start_no_invite"]
    assert eve.last.text.startswith("Hola. Este es el chat")
    assert await kept(bench) == before


async def test_staff_who_type_read_what_they_can_do(bench: Bench) -> None:
    await bench.staff.writes("hello")

    assert "/status" in bench.staff.last.text


@pytest.mark.parametrize(
    ("language", "start"), [("en", "Sorry, I cannot open"), ("es", "Lo siento, no puedo abrir")]
)
async def test_media_are_not_opened_in_the_language_that_was_chosen(
    bench: Bench, language: str, start: str
) -> None:
    ben = await joined(bench, language=language)
    await bench.go_to_day(1)

    await ben.shows()

    assert ben.last.text.startswith(start)
    assert await ben.notes() == []
    assert len(ben.labels) == 2


async def test_staff_are_told_what_they_can_send_instead_of_a_photo(bench: Bench) -> None:
    nurse = await hire(bench)

    await FreeText(bench.runtime).media(nurse.caller, "")
    await bench.pump()

    assert nurse.keys[-1] == "staff_media"


async def test_a_caption_is_kept_as_words(bench: Bench) -> None:
    ben = await joined(bench)

    await ben.shows("my bandage, look")

    assert ben.keys == ["media", "words_kept"]
    assert await ben.notes() == ["my bandage, look"]


async def test_danger_in_a_caption_is_answered(bench: Bench) -> None:
    ben = await joined(bench)

    await ben.shows("there is pus")

    assert ben.keys == ["free_text_urgent"]
    assert await ben.notes() == ["there is pus"]


async def test_an_edit_changes_nothing_that_was_stored(bench: Bench) -> None:
    ben = await joined(bench)
    await bench.go_to_day(1)
    await ben.answers()
    await ben.writes("7")
    before = await ben.given(0)

    await ben.edits("2")

    assert ben.keys[-1] == "edited_score"
    assert await ben.given(0) == before
    assert await ben.notes() == []


@pytest.mark.parametrize(("answer", "score"), [("Change to 2", "2"), ("2", "2"), ("Keep 7", "7")])
async def test_an_edited_score_counts_when_it_is_confirmed_or_typed_anew(
    bench: Bench, answer: str, score: str
) -> None:
    ben = await joined(bench)
    await bench.go_to_day(1)
    await ben.answers()
    await ben.writes("7")
    await ben.edits("2")

    await ben.writes(answer)

    assert (await ben.given(0))["pain"] == score
    assert ben.keys[-1].endswith("ask_change")


async def test_an_edit_to_words_or_to_the_same_score_is_explained(bench: Bench) -> None:
    ben = await joined(bench)
    await bench.go_to_day(1)
    await ben.answers()
    await ben.writes("7")

    await ben.edits("7")
    await ben.edits("not so good")

    assert ben.keys[-2:] == ["edited", "edited"]


async def test_danger_in_an_edit_is_answered(bench: Bench) -> None:
    ben = await joined(bench)

    await ben.edits("I cannot breathe")

    assert ben.keys == ["free_text_urgent"]
    assert len(await bench.alerts(AlertKind.URGENT_TEXT)) == 1


@pytest.mark.parametrize(
    ("text", "key", "kind"),
    [
        ("much worse", "free_text_worse", AlertKind.WORSE_TEXT),
        ("HELP", "help_sign", AlertKind.HELP),
        ("Sorry, I have number 5", "red_flag_which", AlertKind.RED_FLAG),
        ("please stop", "stop_confirm", None),
        ("yes", "words_kept", None),
        ("Sí", "words_kept", None),
    ],
)
async def test_an_edit_to_what_cannot_wait_is_answered_like_a_new_text(
    bench: Bench, text: str, key: str, kind: AlertKind | None
) -> None:
    ben = await joined(bench)
    await bench.go_to_day(1)
    await ben.answers()

    await ben.edits(text)

    assert key in ben.keys
    assert "edited" not in ben.keys
    assert text in await ben.notes()
    assert kind is None or len(await bench.alerts(kind)) == 1


@pytest.mark.parametrize(
    ("text", "key"),
    [
        *(("/parar", "stop_confirm"), ("/stpo", "stop_confirm"), ("/detener", "stop_confirm")),
        *(("/pausa", "paused"), ("/ayuda", "unknown_command")),
    ],
)
async def test_a_command_that_is_a_wish_to_leave_is_one(bench: Bench, text: str, key: str) -> None:
    ben = await joined(bench)

    await FreeText(bench.runtime).unknown_command(ben.caller, text)
    await bench.pump()

    assert ben.keys == [key]


@pytest.mark.parametrize(
    ("text", "key"), [("/nonsense", "unknown_command"), ("/pain chest pain", "free_text_urgent")]
)
async def test_an_unknown_command_is_explained_and_danger_in_it_answered(
    bench: Bench, text: str, key: str
) -> None:
    ben = await joined(bench)

    await FreeText(bench.runtime).unknown_command(ben.caller, text)
    await bench.pump()

    assert ben.keys == [key]


async def test_a_city_that_was_asked_for_long_ago_is_no_city_any_more(bench: Bench) -> None:
    ben = await joined(bench)
    await ben.sends("/time")
    await ben.taps("Other time zone")
    bench.clock.advance(timedelta(days=2))

    await ben.writes("I slept well")

    assert ben.keys[-1] == "words_kept"
    assert await ben.notes() == ["I slept well"]


async def test_a_score_is_not_taken_for_a_city(bench: Bench) -> None:
    ben = await joined(bench)
    await ben.sends("/time")
    await ben.taps("Other time zone")
    await bench.go_to_day(1)
    await ben.answers()

    await ben.writes("7")

    assert (await ben.given(0))["pain"] == "7"
    assert (await ben.row()).zone == "America/Chicago"


async def test_a_score_that_is_typed_during_a_pause_is_a_note(bench: Bench) -> None:
    ben = await joined(bench)
    await bench.go_to_day(1)
    await ben.answers()
    await ben.sends("/pause")

    await ben.writes("4")

    assert await ben.given(0) == {"safety": "no"}
    assert await ben.notes() == ["4"]


async def test_a_stranger_who_goes_on_writing_is_answered_less_and_less_often(
    bench: Bench,
) -> None:
    eve = newcomer(bench)

    for _ in range(50):
        await eve.writes("hello")
    await eve.writes("I have a fever")

    assert eve.keys.count("start_no_invite") == 5 + 4
    assert eve.keys[-1] == "free_text_urgent+nobody_sees"
    bench.clock.advance(timedelta(hours=1))
    await eve.writes("hello")
    assert eve.keys[-1] == "start_no_invite"


async def test_what_strangers_read_goes_after_all_else(bench: Bench) -> None:
    eve = newcomer(bench)
    await eve.writes("I have a fever")

    lanes = {row.kind: row.lane for row in await bench.outbox()}

    assert lanes == {MessageKind.SAFETY: Lane.CHECK_IN, MessageKind.REPLY: Lane.STRANGER}
