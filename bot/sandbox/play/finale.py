"""The play, from the week's check-in on: conclusions, a visit, a call list, and what must hold."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from datetime import time, timedelta
from pathlib import Path
from tempfile import mkdtemp
from typing import Final

from bot.sandbox.people.people import Person
from bot.sandbox.play.scenes import OPTIONS, REFERENCES
from bot.sandbox.play.stage import CLINIC, ZONE, Stage
from bot.sandbox.state.events import Event, Happening

_OPENING: Final = (f"Check-in from {CLINIC}", f"Preguntas de {CLINIC}")
_TOMORROW: Final = """/enroll
E-105 1955 low 7 tomorrow 9:00am
F-106 1947 neck 6 tomorrow 9:40am
G-107 1960 mid 8 tomorrow 10:20am"""
_CLEAR: Final = "Nothing is open."
_DAY_START: Final = time(9)
_DAY_END: Final = time(20, 5)
_GROUP_ALERT: Final = re.compile(
    r"P[1-4]: case [\w-]+\. (Open: \S+|Taken by .+|Closed\.)"
    # The digest, in counts only.
    r"|Good morning\. [0-9a-z, ]+\. Oldest: [0-9a-z ]+\."
    # The pinned message.
    r"|Open: [0-9A-Za-z, ]+\.|Nothing is open\."
)


async def silence(stage: Stage) -> None:
    """Dan has answered nothing when day 2 closes: staff hear of it, days before the week ends."""
    nurse, dan = stage.cast.nurse, REFERENCES["Dan"]
    await stage.until(4, 11)
    await stage.scene("Day 4. Dan has not answered once, and the bot says so.")
    told = stage.received(nurse.id, "NOT ANSWERING")
    stage.expect("Staff hear on day 4 that Dan does not answer", len(told) == 1, len(told))
    await stage.says(nurse, "/calls")
    stage.expect("He stands on the call list", _references(nurse.last_text) == [dan])
    await stage.scene("The nurse tries to reach him, and keeps him on the list.")
    await stage.taps(nurse, "I am on it")


async def one_week(stage: Stage) -> None:
    """The last check-ins: relief for Ana and Carla, none for Ben, who asks for a visit."""
    cast = stage.cast
    await stage.until(7, 10, 30)
    await stage.scene("One week after the injection. Ana answers for the last time.")
    await stage.taps(cast.ana, "No, none", "2", "Much better", "Easier", "Less", "Skip")
    thanks = stage.received(cast.ana.id, "We are glad your pain is better")
    stage.expect("Ana, with relief, is told so and no more", len(thanks) == 1)

    await stage.until(7, 13, 15)
    await stage.scene("Ben answers for the last time: still no relief.")
    same = ("About the same", "The same", "The same")
    await stage.taps(cast.ben, "No, none", "7", *same, "Skip")
    _expect_conclusion(stage)
    await stage.scene("Ben asks for a visit.")
    await stage.taps(cast.ben, "Ask for a visit", "Yes, call me")
    promised = stage.received(cast.ben.id, "should call you by")
    stage.expect("Ben's request is passed on, with a day to expect a call", len(promised) == 1)
    is_over = cast.ben.last_text.startswith("Your check-ins are done")
    stage.expect("Only then the end is said, with the late signs", is_over, cast.ben.last_text)
    is_one = not stage.received(cast.nurse.id, "VISIT REQUEST")
    stage.expect("The request stands in the alert that the nurse has already", is_one)

    await stage.until(7, 14)
    await stage.scene("The nurse phones Ben. They agree on a visit.")
    await stage.taps(cast.nurse, "I am on it", "Book a visit", "Today")
    is_booked = "Your visit is booked" in cast.ben.last_text
    stage.expect("Ben reads that the visit is booked", is_booked, cast.ben.last_text)

    await stage.until(7, 18, 40)
    await stage.scene("Carla answers for the last time.")
    await stage.taps(cast.carla, "No, nada", "2", "Mucho mejor", "Menos", "Menos", "Saltar")


def _expect_conclusion(stage: Stage) -> None:
    ben = stage.cast.ben.id
    counts = [len(stage.received(ben, option)) for option in OPTIONS]
    stage.expect("Ben reads the five other treatments, exactly once", counts == [1] * 5, counts)
    advice = stage.received(ben, "We advise a follow-up visit")
    stage.expect("Ben is advised to book a follow-up visit", len(advice) == 1)
    joined_at = stage.received(ben)[0].at
    is_late_enough = bool(advice) and advice[0].at - joined_at >= timedelta(days=7)
    stage.expect("Nothing is concluded before seven full days", is_late_enough)
    alerts = stage.received(stage.cast.nurse.id, "NO RELIEF")
    stage.expect("Staff are told once that Ben has no relief", len(alerts) == 1)


async def visit(stage: Stage) -> None:
    """The day after a visit staff are asked whether it happened."""
    nurse = stage.cast.nurse
    await stage.until(8, 9)
    await stage.scene("The morning after Ben's visit the nurse is asked whether he came.")
    asked = stage.received(nurse.id, "WHO CAME?")
    stage.expect("Staff are asked once whether Ben came", len(asked) == 1, len(asked))
    await stage.taps(nurse, "Came")


async def call_list(stage: Stage) -> None:
    """Dan never answers and ends on the call list, from which the nurse phones him."""
    cast = stage.cast
    await stage.until(10, 11, 30)
    await stage.scene("Day 10. Dan has not answered once. The nurse looks whom to phone.")
    await stage.says(cast.nurse, "/calls")
    calls = cast.nurse.last_text
    stage.expect("Dan is on the call list, and he alone", _references(calls) == ["D-104"], calls)
    await stage.scene("The nurse phones him. He is well, and what he says counts like any answer.")
    await stage.taps(cast.nurse, "Call: D-104", "Reached, no signs", "2", "Much better")
    await stage.taps(cast.nurse, "Easier", "Less", "No visit")
    ended = cast.nurse.last_text
    stage.expect("A call ends Dan's follow-up with relief", "Result: good relief" in ended, ended)
    await stage.scene("She looks at the day once more.")
    await stage.says(cast.nurse, "/status")
    is_clear = "Open alerts: 0" in cast.nurse.last_text
    stage.expect("Nothing is left open after ten days", is_clear, cast.nurse.last_text)


def _references(text: str) -> list[str]:
    return sorted(set(re.findall("|".join(REFERENCES.values()), text)))


async def take_away(stage: Stage) -> None:
    """Tomorrow's slips, Ben's course and the report, in a folder that is named."""
    slips = await _tomorrow(stage)
    nurse, admin = stage.cast.nurse, stage.cast.admin
    await stage.until(10, 12)
    await stage.scene("The doctor wants to see Ben's course, and how all of them fare.")
    await stage.says(nurse, "/patient B-102")
    await stage.taps(nurse, "Chart")
    await stage.says(admin, "/report")
    await stage.taps(admin, "Page to print")
    chart, page = nurse.screen[-1].photo, admin.screen[-1].document
    is_drawn = chart.startswith(b"\x89PNG") and page.startswith(b"<!doctype html>")
    stage.expect("Ben's course is a picture, and the report a page to print", is_drawn)
    files = {"slips.pdf": slips, "B-102.png": chart, "report.html": page}
    await stage.scene(f"Open them: {_kept(files)}")


async def _tomorrow(stage: Stage) -> bytes:
    """Three who are treated tomorrow, enrolled as a list: the sheet of slips to print."""
    nurse = stage.cast.nurse
    await stage.until(10, 11, 50)
    await stage.scene("Three patients are treated tomorrow. The nurse pastes a line for each.")
    await stage.says(nurse, _TOMORROW)
    await stage.taps(nurse, "Enroll 3")
    slips = nurse.screen[-1].document
    stage.expect("A list of three becomes one sheet of slips", slips.startswith(b"%PDF"))
    return slips


def _kept(files: Mapping[str, bytes]) -> Path:
    """The folder in which they lie from now on."""
    folder = Path(mkdtemp(prefix="aftercare-demo-"))
    for name, content in files.items():
        (folder / name).write_bytes(content)
    return folder


async def look_back(stage: Stage) -> None:
    """What must hold of the ten days as a whole."""
    cast = stage.cast
    for person in cast.patients:
        asked = [event for phrase in _OPENING for event in stage.received(person.id, phrase)]
        name = person.user.first_name
        stage.expect(f"{name} gets three check-ins", len(asked) == 3, len(asked))
        texts = Counter(event.text for event in stage.received(person.id))
        twice = [text for text, count in texts.items() if count > 1]
        stage.expect(f"{name} gets no message twice", not twice, twice)
    for person in (cast.ana, cast.carla, cast.dan):
        _expect_no_options(stage, person)
    reminders = stage.received(cast.dan.id, "check-in is still open")
    reminders += stage.received(cast.dan.id, "last reminder")
    stage.expect("Dan is reminded four times in all", len(reminders) == 4, len(reminders))
    awake = [event for event in _at_night(stage) if event.chat_id != cast.carla.id]
    stage.expect("Nobody is written to at night, but for Carla's warning sign", not awake, awake)
    told = [e.text for e in stage.received(stage.group.id) if not e.text.startswith("This group")]
    is_discreet = all(_GROUP_ALERT.fullmatch(text) for text in told)
    stage.expect("The group reads references only, no answers", is_discreet, told)
    pinned = stage.group.pinned
    stage.expect("One message in the group counts what is open", pinned == [_CLEAR], pinned)


def _expect_no_options(stage: Stage, person: Person) -> None:
    spanish = ("fisioterapia", "quiropráctica")
    found = [text for text in (*OPTIONS, *spanish) if stage.received(person.id, text)]
    claim = f"{person.user.first_name} is not sent the other treatments"
    stage.expect(claim, not found, found)


def _at_night(stage: Stage) -> list[Event]:
    ids = {person.id for person in stage.cast.patients}
    return [
        event
        for event in stage.transcript.events
        if event.kind is Happening.SENT
        and event.chat_id in ids
        and not _DAY_START <= event.at.astimezone(ZONE).time() <= _DAY_END
    ]
