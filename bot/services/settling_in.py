"""Settling in after consent: the pain before the injection, the time of day, the time zone."""

from __future__ import annotations

from datetime import time
from typing import Final

from bot.domain.answers import Question, accept
from bot.domain.delivery import MessageKind
from bot.domain.ledger import BaselineSource
from bot.services import cases, cities, dialogues, planning, wording
from bot.services.buttons import Keyboard, Verb, button, column, in_rows
from bot.services.cases import Case
from bot.services.messages import Draft, queue
from bot.services.transaction import Work
from bot.storage import patients
from bot.storage.desk_tables import Dialogue
from bot.storage.tables import Chat

TIMES: Final = {"t10": time(10), "t13": time(13), "t18": time(18)}


async def say(work: Work, chat: Chat, key: str, language: str, **values: object) -> None:
    """A text without buttons."""
    text = work.text(key, language, **values)
    await queue(work, chat, Draft(MessageKind.REPLY, text))


async def ask(work: Work, chat: Chat, text: str, keyboard: Keyboard, onto: int | None) -> None:
    """A question: onto the message that was pressed, else as a new one."""
    kind = MessageKind.REPLY if onto is None else MessageKind.EDIT
    await queue(work, chat, Draft(kind, text, keyboard, asks=True, onto=onto))


async def ask_baseline(work: Work, chat: Chat, dialogue: Dialogue, case: Case) -> None:
    """Ask for the pain before, unless staff gave it; then the time of day."""
    if case.episode.baseline is not None:
        await _ask_time(work, chat, dialogue, case, None)
        return
    dialogues.go_on(work, dialogue, "baseline")
    is_before = work.now < case.episode.injected_at
    key = "ask_baseline" if is_before else "ask_baseline_recalled"
    numbers = [button(str(score), Verb.JOIN, f"baseline-{score}") for score in range(11)]
    skip = work.texts.label(key, "skip", case.language)
    keyboard = [*in_rows(numbers, 6), [button(skip, Verb.JOIN, "baseline-skip")]]
    await ask(work, chat, work.text(key, case.language), keyboard, None)


async def take_baseline(
    work: Work, chat: Chat, dialogue: Dialogue, value: str, onto: int | None
) -> None:
    """The pain before the injection, 0 to 10, or "skip"."""
    case = await cases.of_episode(work, dialogue.data["episode"])
    if value != "skip":
        case.episode.baseline = int(accept(Question.PAIN, value))
        is_before = work.now < case.episode.injected_at
        source = BaselineSource.BEFORE if is_before else BaselineSource.MEMORY
        case.episode.baseline_source = source
    await _ask_time(work, chat, dialogue, case, onto)


async def _ask_time(
    work: Work, chat: Chat, dialogue: Dialogue, case: Case, onto: int | None
) -> None:
    dialogues.go_on(work, dialogue, "time")
    text = work.text("ask_time", case.language, time_zone=wording.zone_name(case))
    labels = work.texts.buttons("ask_time", case.language)
    keyboard = column(button(label, Verb.JOIN, f"time-{name}") for name, label in labels)
    await ask(work, chat, text, keyboard, onto)


async def take_time(work: Work, chat: Chat, dialogue: Dialogue, value: str, onto: int) -> None:
    """The time of day, or "tz" for another zone."""
    case = await cases.of_episode(work, dialogue.data["episode"])
    if value == "tz":
        dialogues.go_on(work, dialogue, "zone")
        keep = work.texts.label("ask_time_zone", "keep", case.language)
        keyboard = [[button(keep, Verb.JOIN, "zone-keep")]]
        await ask(work, chat, work.text("ask_time_zone", case.language), keyboard, onto)
        return
    case.patient.time_of_day = TIMES[value]
    await _finish(work, chat, case, onto)


async def take_city(work: Work, chat: Chat, dialogue: Dialogue, text: str) -> None:
    """A typed city: its zone, a choice of zones, or the question again."""
    case = await cases.of_episode(work, dialogue.data["episode"])
    zones = cities.zones_of(text)
    city = text.strip()[:40]
    key = "zone_choose" if zones else "zone_unknown"
    choices = [
        button(zone.split("/")[-1].replace("_", " "), Verb.JOIN, f"zone-{zone}") for zone in zones
    ]
    keep = button(work.texts.label("ask_time_zone", "keep", case.language), Verb.JOIN, "zone-keep")
    if len(zones) == 1:
        await take_zone(work, chat, dialogue, zones[0], None)
        return
    await ask(work, chat, work.text(key, case.language, city=city), column([*choices, keep]), None)


async def take_zone(
    work: Work, chat: Chat, dialogue: Dialogue, value: str, onto: int | None
) -> None:
    """A zone by name, or "keep" for the clinic's."""
    case = await cases.of_episode(work, dialogue.data["episode"])
    if value != "keep":
        case.patient.zone = value
        await work.session.flush()
        case = await cases.of_episode(work, dialogue.data["episode"])
    await _ask_time(work, chat, dialogue, case, onto)


async def _finish(work: Work, chat: Chat, case: Case, onto: int) -> None:
    """The time is known: move the check-ins to it and say when they come."""
    await dialogues.drop(work, chat)
    await work.session.flush()
    case = await cases.of_episode(work, case.episode.id)
    await planning.replan(work, case)
    check_ins = await patients.check_ins(work.session, case.episode.id)
    planned = [each for each in check_ins if each.ended_at is None]
    key = "enrolled" if len(planned) == len(check_ins) else "enrolled_late"
    if not planned:
        key = "resumed_none_left"
    dates = wording.date_lines(case, planned)
    text = work.text(key, case.language, dates=dates)
    await queue(work, chat, Draft(MessageKind.EDIT, text, onto=onto), case.patient)
