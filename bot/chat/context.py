"""What a handler is given: the services by name, and who is calling."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, TypeAlias

from telegram import Update
from telegram.ext import Application, CallbackContext, ExtBot

from bot.chat.direct import Asides
from bot.services.alerts.taking import AlertActions
from bot.services.catalogue.clinic_facts import ClinicFacts
from bot.services.catalogue.patient_texts import PatientTexts
from bot.services.console.audit_log import AuditLog
from bot.services.console.booking import Bookings
from bot.services.console.calls import Calls
from bot.services.console.case_actions import CaseActions
from bot.services.console.correcting import Corrections
from bot.services.console.overview import Overview
from bot.services.console.team import Team
from bot.services.enrolment.bedside import Enrolling
from bot.services.enrolment.joining import Joining
from bot.services.enrolment.rehearsals import Rehearsals
from bot.services.incoming.documents import Documents
from bot.services.incoming.free_text import FreeText
from bot.services.incoming.inbox import Inbox
from bot.services.incoming.interruptions import Interruptions
from bot.services.incoming.own_words import OwnWords
from bot.services.kernel.cases import Caller
from bot.services.kernel.traffic import MENUS, TOASTS
from bot.services.kernel.transaction import Runtime
from bot.services.patient.answering import Answering
from bot.services.patient.leaving import Leaving
from bot.services.patient.messages import OwedMessages
from bot.services.patient.preferences import Preferences
from bot.services.patient.visits import Visits
from bot.services.patient.warning_signs import WarningSigns
from bot.services.preview.courses import Courses
from bot.services.protocols.schedules import Schedules
from bot.services.reporting.charts import Charts
from bot.services.reporting.reports import Reports
from bot.services.roster.batch import Batches
from bot.services.roster.slips import Slips
from bot.services.staff.duty import Duty
from bot.services.staff.workshop import Workshop


@dataclass(frozen=True, slots=True)
class Services:
    """Every use case that a handler may call, and what it shows for a moment."""

    runtime: Runtime
    alert_actions: AlertActions
    answering: Answering
    bookings: Bookings
    audit_log: AuditLog
    batches: Batches
    calls: Calls
    case_actions: CaseActions
    charts: Charts
    clinic_facts: ClinicFacts
    corrections: Corrections
    courses: Courses
    documents: Documents
    duty: Duty
    enrolling: Enrolling
    joining: Joining
    leaving: Leaving
    inbox: Inbox
    interruptions: Interruptions
    overview: Overview
    own_words: OwnWords
    patient_texts: PatientTexts
    preferences: Preferences
    rehearsals: Rehearsals
    reports: Reports
    schedules: Schedules
    slips: Slips
    team: Team
    toasts: Asides
    menus: Asides
    free_text: FreeText
    visits: Visits
    warning_signs: WarningSigns
    workshop: Workshop


def make_services(runtime: Runtime, workshop: Workshop | None = None) -> Services:
    """All services on one runtime; without a workshop they get one of their own."""
    workshop = workshop or Workshop()
    batches, schedules = Batches(runtime, workshop), Schedules(runtime)
    return Services(
        runtime,
        AlertActions(runtime),
        Answering(runtime),
        Bookings(runtime),
        AuditLog(runtime),
        batches,
        Calls(runtime),
        CaseActions(runtime),
        Charts(runtime, workshop),
        ClinicFacts(runtime),
        Corrections(runtime),
        Courses(runtime, workshop, OwedMessages()),
        Documents(runtime, batches, schedules),
        Duty(runtime),
        Enrolling(runtime),
        Joining(runtime),
        Leaving(runtime),
        Inbox(runtime),
        Interruptions(runtime),
        Overview(runtime),
        OwnWords(runtime),
        PatientTexts(runtime),
        Preferences(runtime),
        Rehearsals(runtime),
        Reports(runtime, workshop),
        schedules,
        Slips(runtime, workshop),
        Team(runtime),
        Asides(runtime, TOASTS),
        Asides(runtime, MENUS),
        FreeText(runtime),
        Visits(runtime),
        WarningSigns(runtime),
        workshop,
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
