"""The one table of commands: whom each is for, what it does, where menu and /help show it.

A new command is an entry here, its handler, and its texts `menu_NAME` and `help_line_NAME`.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from bot.chat import enrolling, patient, staff
from bot.chat.language import language
from bot.chat.presses import Handler
from bot.services.kernel.ports import Audience, Offer, Offers

_PATIENT, _NURSE, _CLINICIAN, _ADMIN, _AUDITOR, _GROUP = Audience


@dataclass(frozen=True, slots=True)
class Place:
    """Where a command stands in the menu and in /help, lower numbers first; None: nowhere."""

    menu: int | None = None
    help: int | None = None


@dataclass(frozen=True, slots=True)
class Command:
    """What is typed behind the slash, what it does, and where each audience finds it."""

    name: str
    handler: Handler
    places: Mapping[Audience, Place]

    @property
    def is_private(self) -> bool:
        """Whether groups get no answer to it; to staff, it answers there where to type it."""
        return Audience.PATIENT in self.places


COMMANDS: Final = (
    # Telegram offers it by itself.
    Command("start", patient.start, {_PATIENT: Place(), _NURSE: Place(), _AUDITOR: Place()}),
    # Named where something is asked.
    Command("cancel", patient.cancel, {_PATIENT: Place(), _NURSE: Place(), _AUDITOR: Place()}),
    Command(
        "help",
        patient.help_,
        {_PATIENT: Place(menu=10), _NURSE: Place(menu=80), _AUDITOR: Place(menu=80)},
    ),
    Command(
        "language",
        language,
        {_PATIENT: Place(60, 60), _NURSE: Place(70, 70), _AUDITOR: Place(70, 70)},
    ),
    Command("visit", patient.visit, {_PATIENT: Place(20, 10)}),
    Command("options", patient.options, {_PATIENT: Place(30, 20)}),
    Command("signs", patient.signs, {_PATIENT: Place(40, 30)}),
    Command("time", patient.time, {_PATIENT: Place(50, 50)}),
    Command("settings", patient.settings, {_PATIENT: Place(70, 70)}),
    Command("pause", patient.pause, {_PATIENT: Place(80, 40)}),
    # Its line in /help is that of /pause.
    Command("resume", patient.resume, {_PATIENT: Place(menu=90)}),
    Command("mydata", patient.my_data, {_PATIENT: Place(100, 80)}),
    Command("privacy", patient.privacy, {_PATIENT: Place(110, 90)}),
    Command("stop", patient.stop, {_PATIENT: Place(120, 110)}),
    Command("delete", patient.delete, {_PATIENT: Place(130, 100)}),
    Command("enroll", enrolling.enroll, {_NURSE: Place(10, 10)}),
    Command("status", staff.status, {_NURSE: Place(20, 20)}),
    Command("alerts", staff.alerts, {_NURSE: Place(30, 30)}),
    Command("calls", staff.calls, {_NURSE: Place(40, 40)}),
    Command("patient", staff.patient, {_NURSE: Place(50, 50)}),
    Command("find", staff.find, {_NURSE: Place(55, 55)}),
    Command("why", staff.why, {_NURSE: Place(60, 60)}),
    Command("duty", staff.duty, {_NURSE: Place(65, 65)}),
    Command("report", staff.report, {_CLINICIAN: Place(10, 10), _AUDITOR: Place(20, 20)}),
    Command("export", staff.export, {_CLINICIAN: Place(20, 20), _AUDITOR: Place(30, 30)}),
    Command("texts", staff.texts, {_CLINICIAN: Place(30, 30)}),
    Command("clinic", staff.clinic, {_ADMIN: Place(5, 5)}),
    Command("schedule", staff.schedule, {_ADMIN: Place(10, 10)}),
    Command("rehearse", staff.rehearse, {_ADMIN: Place(20, 20)}),
    Command("team", staff.team, {_ADMIN: Place(30, 30)}),
    Command("audit", staff.audit, {_ADMIN: Place(35, 35), _AUDITOR: Place(10, 10)}),
    Command("linkgroup", staff.link_group, {_ADMIN: Place(help=40), _GROUP: Place(menu=10)}),
)


def _offer(audience: Audience) -> Offer:
    places = {each.name: each.places[audience] for each in COMMANDS if audience in each.places}
    return Offer(
        _in_order((place.menu, name) for name, place in places.items()),
        _in_order((place.help, name) for name, place in places.items()),
    )


def _in_order(numbered: Iterable[tuple[int | None, str]]) -> tuple[str, ...]:
    shown = [(number, name) for number, name in numbered if number is not None]
    return tuple(name for _, name in sorted(shown))


# What menus and /help say comes from here, also where the table itself cannot be imported.
OFFERS: Final[Offers] = {audience: _offer(audience) for audience in Audience}
