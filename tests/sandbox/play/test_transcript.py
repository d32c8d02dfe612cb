"""The transcript: what is shown, in which order, and what is left out."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from bot.sandbox.play.transcript import Entry, EntryKind, Transcript
from bot.sandbox.state.events import Event, Happening

NOON = datetime(2026, 6, 2, 17, 0, tzinfo=UTC)
PATIENT, OTHER, NURSE, ADMIN = 1, 2, 3, 4
SENT = Event(Happening.SENT, NOON, PATIENT, "bot", "Hello", 10, (("Yes", "No"),))


@pytest.fixture
def shown() -> list[Entry]:
    """What the reader saw."""
    return []


@pytest.fixture
def transcript(shown: list[Entry]) -> Transcript:
    """A transcript of two patients and two of the staff."""
    made = Transcript(shown.append, ZoneInfo("America/Chicago"), date(2026, 6, 1))
    for chat_id, name in ((PATIENT, "P"), (OTHER, "O"), (NURSE, "N"), (ADMIN, "A")):
        made.name(chat_id, name, is_staff=chat_id in {NURSE, ADMIN})
    return made


def _messages(shown: list[Entry]) -> list[tuple[str, tuple[str, ...]]]:
    return [(entry.text, entry.phones) for entry in shown if entry.phones]


async def _tell(transcript: Transcript, *events: Event) -> None:
    for event in events:
        transcript.note(event)
    await transcript.flush()


async def test_day_and_time_stand_before_what_happened(
    transcript: Transcript, shown: list[Entry]
) -> None:
    later = replace(SENT, at=NOON + timedelta(seconds=5), text="Well?")

    await _tell(transcript, SENT, later)

    assert [(entry.kind, entry.text) for entry in shown] == [
        (EntryKind.DAY, "Day 1 · Tuesday, June 2"),
        (EntryKind.TIME, "12:00 PM"),
        (EntryKind.SAID, "Hello"),
        (EntryKind.SAID, "Well?"),
    ]


async def test_what_staff_get_alike_is_shown_once_with_all_phones(
    transcript: Transcript, shown: list[Entry]
) -> None:
    alert = replace(SENT, chat_id=ADMIN, text="P1")

    await _tell(transcript, alert, replace(alert, chat_id=NURSE))

    assert _messages(shown) == [("P1", ("N", "A"))]


async def test_each_patient_has_an_own_phone(transcript: Transcript, shown: list[Entry]) -> None:
    await _tell(transcript, SENT, replace(SENT, chat_id=OTHER))

    assert _messages(shown) == [("Hello", ("P",)), ("Hello", ("O",))]


async def test_at_the_same_moment_patients_come_before_staff(
    transcript: Transcript, shown: list[Entry]
) -> None:
    await _tell(transcript, replace(SENT, chat_id=NURSE, text="P1"), SENT)

    assert [text for text, _ in _messages(shown)] == ["Hello", "P1"]


@pytest.mark.parametrize(
    ("text", "rows", "is_shown"),
    [("Hello", (), False), ("Hello", (("Start",),), True), ("Thanks", (), True)],
)
async def test_an_edit_is_shown_unless_only_the_buttons_went(
    transcript: Transcript,
    shown: list[Entry],
    text: str,
    rows: tuple[tuple[str, ...], ...],
    is_shown: bool,
) -> None:
    await _tell(transcript, SENT)

    await _tell(transcript, replace(SENT, kind=Happening.EDITED, text=text, rows=rows))

    assert (shown[-1].kind is EntryKind.EDITED) is is_shown


async def test_what_is_hidden_is_counted(transcript: Transcript, shown: list[Entry]) -> None:
    with transcript.hidden():
        await _tell(transcript, SENT, SENT)

    assert [entry.text for entry in shown] == ["(2 messages and taps like those above)"]
