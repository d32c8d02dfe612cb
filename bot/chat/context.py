"""What a handler is given: the services by name, and who is calling."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, TypeAlias

from telegram import Update
from telegram.ext import Application, CallbackContext, ExtBot

from bot.services.alert_actions import AlertActions
from bot.services.answering import Answering
from bot.services.case_actions import CaseActions
from bot.services.cases import Caller
from bot.services.enrolling import Enrolling
from bot.services.flood import Flood
from bot.services.joining import Joining
from bot.services.leaving import Leaving
from bot.services.mailroom import Mailroom
from bot.services.overview import Overview
from bot.services.preferences import Preferences
from bot.services.rehearsals import Rehearsals
from bot.services.schedules import Schedules
from bot.services.team import Team
from bot.services.transaction import Desk
from bot.services.typed import Typed
from bot.services.visits import Visits
from bot.services.warning_signs import WarningSigns


@dataclass(frozen=True, slots=True)
class Services:
    """Every use case that a handler may call."""

    desk: Desk
    alert_actions: AlertActions
    answering: Answering
    case_actions: CaseActions
    enrolling: Enrolling
    flood: Flood
    joining: Joining
    leaving: Leaving
    mailroom: Mailroom
    overview: Overview
    preferences: Preferences
    rehearsals: Rehearsals
    schedules: Schedules
    team: Team
    typed: Typed
    visits: Visits
    warning_signs: WarningSigns


def make_services(desk: Desk) -> Services:
    """All services on one desk."""
    return Services(
        desk,
        AlertActions(desk),
        Answering(desk),
        CaseActions(desk),
        Enrolling(desk),
        Flood(desk),
        Joining(desk),
        Leaving(desk),
        Mailroom(desk),
        Overview(desk),
        Preferences(desk),
        Rehearsals(desk),
        Schedules(desk),
        Team(desk),
        Typed(desk),
        Visits(desk),
        WarningSigns(desk),
    )


_Data: TypeAlias = dict[Any, Any]
AnyApplication: TypeAlias = Application[Any, Any, Any, Any, Any, Any]


class Context(CallbackContext[ExtBot[None], _Data, _Data, _Data]):
    """PTB's context with the services at hand."""

    @property
    def services(self) -> Services:
        """The use cases."""
        services: Services = self.application.bot_data["services"]
        return services

    @property
    def words(self) -> list[str]:
        """What follows a command."""
        return self.args or []


def caller_of(update: Update) -> Caller:
    """Who wrote or pressed, and where."""
    user, chat = update.effective_user, update.effective_chat
    user_id = user.id if user else 0
    return Caller(user_id, chat.id if chat else user_id, user.language_code if user else None)
