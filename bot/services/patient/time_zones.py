"""A patient's time zone: asked by city, set, and the check-ins to come moved with it."""

from __future__ import annotations

import asyncio
from typing import Final

from bot.domain.errors import NotFoundError
from bot.services.followup import planning
from bot.services.kernel import cases
from bot.services.kernel.cases import Case
from bot.services.kernel.transaction import Work
from bot.services.messaging.keyboards import Button, Verb, button, column
from bot.services.messaging.readers import PatientTurn, Prompt
from bot.services.patient import cities
from bot.storage import episodes
from bot.storage.tables.people import Patient

# As long as the name of a city may be when it is said back.
_LONGEST_ECHO: Final = 40
_KEEP: Final = "keep"


def ask_city(turn: PatientTurn, verb: Verb) -> Prompt:
    """In which city are you? The buttons' data is `zone=` and a zone, or "keep"."""
    return turn.text("ask_time_zone"), column([_keep(turn, verb)])


def _keep(turn: PatientTurn, verb: Verb) -> Button:
    label = turn.work.texts.label("ask_time_zone", "keep", turn.language)
    return button(label, verb, f"zone={_KEEP}")


async def of_city(text: str) -> list[str]:
    """The time zones that a typed city may have; off the event loop, since it takes some ms."""
    return await asyncio.to_thread(cities.zones_of, text)


def is_clear(turn: PatientTurn, zones: list[str]) -> bool:
    """Whether this is one zone, and the clinic's: another one is asked back before it is kept."""
    return zones == [turn.work.clinic.zone.key]


def ask_which(turn: PatientTurn, verb: Verb, text: str, zones: list[str]) -> Prompt:
    """Which of these zones, whether it is this one, or, when there is none, another city."""
    key = "zone_unknown" if not zones else "zone_confirm" if len(zones) == 1 else "zone_choose"
    choices = [button(cities.name_of(zone), verb, f"zone={zone}") for zone in zones]
    city = " ".join(text.split())[:_LONGEST_ECHO]
    return turn.text(key, city=city), column([*choices, _keep(turn, verb)])


async def move(work: Work, case: Case, zone: str) -> Case:
    """Set the zone by name, or the clinic's by "keep"; the case on its new calendar.

    Raises `NotFoundError` for what is no time zone.
    """
    if zone != _KEEP and not cities.is_zone(zone):
        raise NotFoundError("zone")
    case.patient.zone = work.clinic.zone.key if zone == _KEEP else zone
    await replan(work, case.patient)
    return await cases.of_episode(work, case.episode.id)


async def replan(work: Work, patient: Patient) -> None:
    """Move all check-ins to come to the patient's zone and time of day."""
    await work.session.flush()
    for episode in await episodes.running(work.session, patient.id):
        await planning.replan(work, await cases.of_episode(work, episode.id))
    await planning.renew_changed_dates(work, patient)
