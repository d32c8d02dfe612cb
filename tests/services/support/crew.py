"""Staff on the workbench: their commands, their buttons, and people who open links."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from typing import Final, TypeAlias

from sqlalchemy import select

from bot.domain.ledger import StaffRole
from bot.services.alerts.alert_buttons import MENUS
from bot.services.alerts.handover import TO
from bot.services.alerts.taking import AlertActions
from bot.services.alerts.worklists import ALERTS, CALLS
from bot.services.catalogue.clinic_facts import ClinicFacts
from bot.services.catalogue.patient_texts import PatientTexts
from bot.services.console.audit_log import AuditLog
from bot.services.console.booking import Bookings
from bot.services.console.calls import Calls
from bot.services.console.case_actions import CaseActions, CasePress
from bot.services.console.correcting import Corrections
from bot.services.console.members import REMOVING
from bot.services.console.overview import Overview
from bot.services.console.team import Team
from bot.services.console.worklist import MINE, PAGE
from bot.services.enrolment.bedside import MANY, SHOW_FIELDS, Enrolling
from bot.services.enrolment.joining import Joining
from bot.services.enrolment.rehearsals import DEFAULT_FACTOR, Rehearsals
from bot.services.incoming.free_text import FIND
from bot.services.incoming.interruptions import LEAVE_FIND, Interruptions
from bot.services.kernel.cases import Caller
from bot.services.kernel.transaction import Runtime
from bot.services.messaging.deep_links import StaffInvite, read_start
from bot.services.messaging.keyboards import Verb
from bot.services.patient.messages import OwedMessages
from bot.services.preview.courses import Courses
from bot.services.protocols.schedules import Schedules
from bot.services.reporting.charts import Charts
from bot.services.reporting.reports import EXPORT, REPORT, Reports
from bot.services.roster.batch import Batches
from bot.services.roster.slips import Slips
from bot.services.staff.duty import Duty
from bot.storage.tables.staff import Staff
from tests.services.support.at_once import WORKSHOP
from tests.services.support.bench import ADMIN, Bench
from tests.services.support.people import A_MOMENT, Person, Press

_Command: TypeAlias = Callable[[Runtime, Caller, list[str]], Awaitable[object]]


async def _alert(runtime: Runtime, who: Caller, parts: list[str], onto: int | None) -> str | None:
    alert, action = parts
    if action == "show":
        await Overview(runtime).alert(who, alert)
        return None
    if action == "log":
        await Calls(runtime).about_alert(who, alert)
        return None
    if action == "book":
        await Bookings(runtime).about_alert(who, alert)
        return None
    if action in MENUS:
        await AlertActions(runtime).show_menu(who, alert, action, onto)
        return None
    if action == "called":
        return await AlertActions(runtime).called(who, alert, onto)
    return await AlertActions(runtime).press(who, alert, action)


async def _case(runtime: Runtime, who: Caller, parts: list[str], onto: int | None) -> None:
    action, subject = parts
    if action == "show":
        await Overview(runtime).case(who, subject)
    elif action == "chart":
        await Charts(runtime, WORKSHOP).send(who, subject)
    elif action == "slip":
        await Slips(runtime, WORKSHOP).send(who, subject, onto)
    else:
        await CaseActions(runtime).press(who, CasePress(action, subject), onto)


async def _screen(runtime: Runtime, who: Caller, parts: list[str], onto: int | None) -> str | None:
    screen, actions = parts[0], AlertActions(runtime)
    if screen == "handover":
        await actions.offer_hand_over(who, onto)
    elif screen.startswith(TO):
        return await actions.hand_over(who, screen.removeprefix(TO), onto)
    elif screen == FIND and len(parts) > 1:
        await Overview(runtime).find(who, parts[1])
    elif screen == FIND:
        await Interruptions(runtime).find(who)
    elif screen == LEAVE_FIND:
        await Interruptions(runtime).leave_find(who)
    elif screen.startswith(("remove_", REMOVING, "revoke_")):
        await _team(Team(runtime), who, screen, onto)
    else:
        await _look(Overview(runtime), who, screen, onto)
    return None


async def _team(team: Team, who: Caller, screen: str, onto: int | None) -> None:
    if screen.startswith("remove_"):
        await team.remove(who, screen.removeprefix("remove_"), onto)
    elif screen.startswith(REMOVING):
        await team.choose_to_remove(who, screen.removeprefix(REMOVING), onto)
    else:
        await team.revoke(who, screen.removeprefix("revoke_"))


async def _list(runtime: Runtime, who: Caller, parts: list[str], onto: int | None) -> None:
    choice = parts[0]
    if choice.startswith(SHOW_FIELDS):
        await Enrolling(runtime).show_fields(who, choice.removeprefix(SHOW_FIELDS), onto)
    else:
        await Batches(runtime, WORKSHOP).tap(who, choice, onto)


async def _enroll(runtime: Runtime, who: Caller, parts: list[str], onto: int | None) -> None:
    if parts[0] == MANY:
        await Batches(runtime, WORKSHOP).explain(who, onto)
    else:
        await Enrolling(runtime).tap(who, parts[0], onto)


async def _look(overview: Overview, who: Caller, screen: str, onto: int | None) -> None:
    if screen == "alerts":
        await overview.alerts(who)
    elif screen == "calls":
        await overview.calls(who)
    elif screen.startswith(ALERTS):
        await overview.alerts(who, onto, int(screen.removeprefix(ALERTS)))
    elif screen.startswith(CALLS):
        await overview.calls(who, onto, int(screen.removeprefix(CALLS)))
    elif screen.startswith(MINE):
        await overview.mine(who, int(screen.removeprefix(MINE)), onto)
    elif screen.startswith(PAGE):
        await overview.status(who, onto, int(screen.removeprefix(PAGE)))
    else:
        await overview.status(who, onto)


_PRESSES: Final[dict[Verb, Press]] = {
    Verb.ALERT: _alert,
    Verb.AUDIT: lambda runtime, who, parts, onto: AuditLog(runtime).press(who, parts, onto),
    Verb.TEXTS: lambda runtime, who, parts, onto: PatientTexts(runtime).press(who, parts, onto),
    Verb.CLINIC: lambda runtime, who, parts, onto: ClinicFacts(runtime).press(who, parts, onto),
    Verb.CALL: lambda runtime, who, parts, onto: Calls(runtime).tap(who, parts[0], onto),
    Verb.BOOKING: lambda runtime, who, parts, onto: Bookings(runtime).tap(who, parts[0], onto),
    Verb.CASE: _case,
    Verb.CORRECT: lambda runtime, who, parts, onto: Corrections(runtime).tap(who, parts[0], onto),
    Verb.DUTY: lambda runtime, who, parts, onto: Duty(runtime).press(who, parts[0], onto),
    Verb.ENROLL: _enroll,
    Verb.LIST: _list,
    Verb.JOIN: lambda runtime, who, parts, onto: Joining(runtime).tap(who, parts[0], onto),
    Verb.SCREEN: _screen,
    Verb.REPORT: lambda runtime, who, parts, onto: Reports(runtime, WORKSHOP).press(
        who, parts, onto
    ),
    Verb.SCHEDULE: lambda runtime, who, parts, onto: Schedules(runtime).press(who, parts, onto),
    Verb.COURSE: lambda runtime, who, parts, onto: Courses(
        runtime, WORKSHOP, OwedMessages()
    ).press(who, parts, onto),
    Verb.STEP: lambda runtime, who, parts, onto: Rehearsals(runtime).step(who, parts[0]),
}
_COMMANDS: Final[dict[str, _Command]] = {
    "/enroll": lambda runtime, who, words: Enrolling(runtime).begin(who, " ".join(words)),
    "/status": lambda runtime, who, words: Overview(runtime).status(who),
    "/audit": lambda runtime, who, words: AuditLog(runtime).show(who, " ".join(words)),
    "/texts": lambda runtime, who, words: PatientTexts(runtime).show(who, " ".join(words)),
    "/clinic": lambda runtime, who, words: ClinicFacts(runtime).show(who),
    "/alerts": lambda runtime, who, words: Overview(runtime).alerts(who),
    "/calls": lambda runtime, who, words: Overview(runtime).calls(who),
    "/patient": lambda runtime, who, words: Overview(runtime).patient(who, words[0]),
    "/find": lambda runtime, who, words: Overview(runtime).find(who, " ".join(words)),
    "/duty": lambda runtime, who, words: Duty(runtime).typed(who, " ".join(words)),
    "/second": lambda runtime, who, words: Duty(runtime).name_second(who, " ".join(words)),
    "/why": lambda runtime, who, words: Overview(runtime).why(who, words[0]),
    "/report": lambda runtime, who, words: Reports(runtime, WORKSHOP).begin(
        who, REPORT, " ".join(words)
    ),
    "/export": lambda runtime, who, words: Reports(runtime, WORKSHOP).begin(who, EXPORT),
    "/schedule": lambda runtime, who, words: Schedules(runtime).show(who),
    "/rehearse": lambda runtime, who, words: Rehearsals(runtime).begin(
        who, int(words[0]) if words else DEFAULT_FACTOR
    ),
    "/team": lambda runtime, who, words: Team(runtime).show(who),
    "/invite": lambda runtime, who, words: Team(runtime).invite(who, StaffRole(words[0])),
    "/remove": lambda runtime, who, words: Team(runtime).ask_to_remove(who, " ".join(words)),
}


@dataclass(slots=True)
class Member(Person):
    """Somebody who may be staff; `toasts`: what flashed up after a press."""

    toasts: list[str] = field(default_factory=list)

    async def says(self, *texts: str) -> None:
        """Type commands or texts, one after the other."""
        for text in texts:
            name, *words = text.split()
            if name in _COMMANDS:
                await _COMMANDS[name](self.bench.runtime, self.caller, words)
                await self.bench.pump()
                if name == "/remove" and "Yes, end it" in self.last.labels:
                    await self.taps("Yes, end it")
            else:
                await self.writes(text)

    def press_of(self, verb: Verb) -> Press:
        """What a press of a button with this verb does, for staff too."""
        return _PRESSES.get(verb) or Person.press_of(self, verb)

    async def presses(self, data: str, message_id: int = 0) -> None:
        """Press a button with this data."""
        verb, *parts = data.split(":")
        self.bench.clock.advance(A_MOMENT)
        toast = await self.press_of(Verb(verb))(self.bench.runtime, self.caller, parts, message_id)
        self.toasts += [toast] if isinstance(toast, str) else []
        await self.bench.pump()

    async def opens(self, link: str) -> None:
        """Open a link of the bot."""
        code = link.partition("start=")[2]
        match read_start(code):
            case StaffInvite(staff_code):
                await Team(self.bench.runtime).join(self.caller, staff_code)
            case _:
                await Joining(self.bench.runtime).open(self.caller, code)
        await self.bench.pump()

    async def speaks(self, language: str) -> None:
        """Set the language that the bot writes to this member of staff."""
        await Team(self.bench.runtime).set_language(self.caller, language, 0)
        await self.bench.pump()

    @property
    def link(self) -> str:
        """The link in the newest message that has one."""
        words = " ".join(shown.text for shown in reversed(self.screen)).split()
        return next(word for word in words if word.startswith("https://"))


def admin_of(bench: Bench) -> Member:
    """The admin that the settings name."""
    return Member(bench, ADMIN)


def someone(bench: Bench, chat_id: int = 61) -> Member:
    """A person who is nobody yet."""
    return Member(bench, chat_id)


async def hire(bench: Bench, role: StaffRole = StaffRole.NURSE, chat_id: int = 51) -> Member:
    """A new member of staff, who has used their link."""
    member, admin = Member(bench, chat_id), admin_of(bench)
    if role is StaffRole.ADMIN:
        await member.opens(await Team(bench.runtime).make_admin_link())
        return member
    await admin.says(f"/invite {role}")
    await member.opens(admin.link)
    return member


async def remove(bench: Bench, by: Caller, label: str) -> int | None:
    """Press the button that ends the access of who has this name; whose menu must go."""
    async with bench.runtime.database.reading() as session:
        (found,) = [
            each.id
            for each in (await session.scalars(select(Staff))).all()
            if each.label.casefold() == label.casefold()
        ]
    return await Team(bench.runtime).remove(by, found)


ENROLL: Final = ("/enroll", "K7-204", "1960")


async def enroll(nurse: Member, area: str = "Low back", when: str = "Just now") -> str:
    """Enrol K7-204, born in 1960; the link."""
    await nurse.says(*ENROLL)
    await nurse.taps(area, when, "8", "Not asked", "Make the link")
    return nurse.link


async def join(person: Member, link: str) -> None:
    """Open a patient's link and go through to the end."""
    await person.opens(link)
    await person.taps("English")
    await person.writes("1960")
    await person.taps("I had the injection", "Next", "I agree", "Morning (10 am)")
