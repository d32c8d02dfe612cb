"""/audit: who looked at, changed, took out what, and when; each look is an entry itself."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from enum import StrEnum
from typing import Final

from bot.domain.errors import NotFoundError
from bot.domain.ledger import StaffRole
from bot.services.enrolment.episodes import find_patient
from bot.services.kernel.cases import Caller
from bot.services.kernel.transaction import Service, Work, transaction
from bot.services.messaging.keyboards import Button, Keyboard, Verb, button, column, in_rows
from bot.services.messaging.readers import Prompt, StaffTurn
from bot.services.staff import access, audit
from bot.storage import audit as stored
from bot.storage import patients, staff
from bot.storage.audit import Wanted
from bot.storage.tables.system import AuditEntry
from bot.texts import dates
from bot.words.identity import references_meant

_AUDITORS: Final = frozenset({StaffRole.AUDITOR})
# With a line each they fill a phone, and a message takes them many times over.
PAGE: Final = 15
_DAYS: Final = 14
_MEMBERS: Final = 40
_LONGEST: Final = 16
_LONGEST_ID: Final = 18


class Group(StrEnum):
    """What kinds of entries there are; what is in no other is a change."""

    LOOKED = "l"
    CHANGED = "c"
    EXPORTED = "e"
    TEAM = "t"
    AUDITED = "a"


_WORDS: Final = {
    Group.LOOKED: "looked",
    Group.CHANGED: "changed",
    Group.EXPORTED: "exported",
    Group.TEAM: "team",
    Group.AUDITED: "audited",
}
# They are about a group, whose id says nothing to a reader.
_OF_GROUPS: Final = frozenset({"link_group", "unlink_group", "group_moved"})
# The actions of each group: whole names, and how names begin.
_NAMES: Final = {
    Group.LOOKED: ({"view", "view_alert", "view_chart", "why"}, ()),
    Group.EXPORTED: ({"report"}, ("export_",)),
    Group.TEAM: (
        {"join", "initials", "revoke", "remove", "second", *_OF_GROUPS},
        ("invite_", "duty_"),
    ),
    Group.AUDITED: ({"audit"}, ()),
}


@dataclass(frozen=True, slots=True)
class View:
    """What one screen shows, as its buttons carry it: parts of few letters, empty for all.

    `cursor`: "b" or "a" and the id before or after which the page lies.
    """

    patient: str = ""
    who: str = ""
    group: str = ""
    day: str = ""
    cursor: str = ""

    @property
    def parts(self) -> tuple[str, ...]:
        """The same for a button."""
        return self.patient, self.who, self.group, self.day, self.cursor

    def wanted(self, work: Work) -> Wanted:
        """The entries of it; raises `ValueError` for what no button of ours carries."""
        names, prefixes, is_not = _actions(self.group)
        start, end = _span(work, self.day)
        return Wanted(
            actor=self.who or None,
            subject=self.patient or None,
            names=names,
            prefixes=prefixes,
            is_not=is_not,
            start=start,
            end=end,
        )

    @property
    def edge(self) -> dict[str, int]:
        """Where the page begins or ends."""
        if not self.cursor:
            return {}
        side, number = {"b": "before", "a": "after"}[self.cursor[0]], self.cursor[1:]
        if not (number.isascii() and number.isdecimal()) or len(number) > _LONGEST_ID:
            raise ValueError("not an entry")
        return {side: int(number)}


def _actions(group: str) -> tuple[frozenset[str], tuple[str, ...], bool]:
    if not group:
        return frozenset(), (), False
    chosen = Group(group)
    groups = [*_NAMES.values()] if chosen is Group.CHANGED else [_NAMES[chosen]]
    names = frozenset(name for each, _ in groups for name in each)
    prefixes = tuple(prefix for _, each in groups for prefix in each)
    return names, prefixes, chosen is Group.CHANGED


def _span(work: Work, day: str) -> tuple[datetime | None, datetime | None]:
    if not day:
        return None, None
    noon = datetime.strptime(day, "%y%m%d").replace(hour=12, tzinfo=work.clinic.zone)
    return work.clinic.day_of(noon)


class AuditLog(Service):
    """The audit log as admins and auditors read it."""

    @transaction
    async def show(self, work: Work, caller: Caller, reference: str = "") -> None:
        """/audit, or /audit REF: the newest entries, of one patient or of all."""
        turn = await access.turn_of(work, caller, _AUDITORS)
        view = View()
        if reference:
            meant = references_meant(reference) or (reference.strip().upper(),)
            found = [patient for each in meant if (patient := await find_patient(work, each))]
            if not found:
                await turn.say("patient_unknown", patient_ref=meant[0][:_LONGEST])
                return
            view = replace(view, patient=found[0].id)
        await _show_page(turn, view)

    @transaction
    async def press(
        self, work: Work, caller: Caller, parts: Sequence[str], message_id: int | None
    ) -> None:
        """A button below it: another page, or what to choose a filter from.

        Raises `NotFoundError` and `ValueError` for what no button of ours carries.
        """
        turn = await access.turn_of(work, caller, _AUDITORS, onto=message_id)
        screen, *which = parts
        if len(which) != len(View().parts):
            raise ValueError("not the data of a button")
        view = View(*which)
        if screen == "page":
            await _show_page(turn, view)
        elif screen in _CHOICES:
            # Checked before it is carried on by every button.
            view.wanted(work)
            choices = await _CHOICES[screen](turn, view)
            await turn.show_screen((turn.text(f"audit_ask_{screen}"), choices))
        else:
            raise NotFoundError("screen")


async def _show_page(turn: StaffTurn, view: View) -> None:
    work = turn.work
    wanted, edge = view.wanted(work), view.edge
    # One more says whether there is another page.
    rows = list(await stored.page(work.session, wanted, PAGE + 1, **edge))
    has_more = len(rows) > PAGE
    is_back = "after" in edge
    rows = (rows[-PAGE:] if is_back else rows[:PAGE]) if has_more else rows
    await audit.write(turn, "audit", view.patient or None)
    has_older = is_back or has_more
    has_newer = has_more if is_back else bool(edge)
    await turn.show_screen(await _page(turn, view, rows, (has_newer, has_older)))


async def _page(
    turn: StaffTurn, view: View, rows: Sequence[AuditEntry], more: tuple[bool, bool]
) -> Prompt:
    names = await _Names.of(turn, rows, view)
    head = turn.text("audit", scope=_scope(turn, view, names))
    lines = [_line(turn, row, names) for row in rows] or [turn.text("audit_empty")]
    return "\n".join([head, *lines]), _keyboard(turn, view, rows, more)


@dataclass(frozen=True, slots=True)
class _Names:
    """What those in the entries are called: members by id, patients by id."""

    members: dict[str, str]
    references: dict[str, str]

    @classmethod
    async def of(cls, turn: StaffTurn, rows: Iterable[AuditEntry], view: View) -> _Names:
        session = turn.work.session
        subjects = {row.subject for row in rows if row.subject} | {view.patient}
        return cls(await staff.labels_by_id(session), await patients.references(session, subjects))

    def who(self, turn: StaffTurn, actor: str) -> str:
        return turn.text("audit_bot") if actor == audit.BOT else self.members.get(actor, actor)

    def subject(self, turn: StaffTurn, subject: str, action: str = "") -> str:
        """A reference, a member, or what the action itself names; an erased patient has none."""
        names, prefixes = _NAMES[Group.EXPORTED]
        if action in names or action.startswith(prefixes):
            return subject
        known = self.references.get(subject) or self.members.get(subject)
        if known is not None:
            return known
        is_id = len(subject) == _LONGEST and " " not in subject
        return turn.text("audit_erased") if is_id else subject


def _line(turn: StaffTurn, row: AuditEntry, names: _Names) -> str:
    values = {
        "when": turn.short_moment(row.at),
        "who": names.who(turn, row.actor),
        "what": did(turn, row.action),
    }
    if row.subject is None or row.action in _OF_GROUPS:
        return turn.text("audit_line", **values)
    about = names.subject(turn, row.subject, row.action)
    return turn.text("audit_line_about", about=about, **values)


def did(turn: StaffTurn, action: str) -> str:
    """An action in words; one that has none, as another version wrote it, as it stands."""
    known = dict(turn.work.texts.buttons("audit_line", turn.language))
    # What came of an alert is said where the alert is; "alert_ack" has words of its own.
    usual = known["alert_done"] if action.startswith("alert_") else action.replace("_", " ")
    return known.get(action, usual)


def _scope(turn: StaffTurn, view: View, names: _Names) -> str:
    parts = []
    if view.patient:
        parts.append(names.subject(turn, view.patient))
    if view.who:
        parts.append(names.who(turn, view.who))
    if view.group:
        parts.append(_group_name(turn, Group(view.group)))
    if view.day:
        parts.append(dates.short_day(_day(view.day), turn.language))
    return ", ".join(parts) or turn.text("audit_all")


def _day(day: str) -> date:
    return datetime.strptime(day, "%y%m%d").replace(tzinfo=UTC).date()


def _group_name(turn: StaffTurn, group: Group) -> str:
    return dict(turn.work.texts.buttons("audit_ask_what", turn.language))[_WORDS[group]]


def _keyboard(
    turn: StaffTurn, view: View, rows: Sequence[AuditEntry], more: tuple[bool, bool]
) -> Keyboard:
    """Pages over filters; what is filtered can be widened again."""
    has_newer, has_older = more
    labels = dict(turn.work.texts.buttons("audit", turn.language))
    turns = []
    if has_newer and rows:
        turns.append(_go(labels["newer"], replace(view, cursor=f"a{rows[0].id}")))
    elif has_newer:
        turns.append(_go(labels["newer"], replace(view, cursor="")))
    if has_older and rows:
        turns.append(_go(labels["older"], replace(view, cursor=f"b{rows[-1].id}")))
    first = replace(view, cursor="")
    filters = [button(labels[name], Verb.AUDIT, name, *first.parts) for name in _CHOICES]
    whole = [_go(labels["all"], View())] if first != View() else []
    return [row for row in (turns, filters, whole) if row]


def _go(label: str, view: View) -> Button:
    return button(label, Verb.AUDIT, "page", *view.parts)


async def _choose_who(turn: StaffTurn, view: View) -> Keyboard:
    """Who is or was staff, and the bot itself."""
    members = list((await staff.labels_by_id(turn.work.session)).items())[-_MEMBERS:]
    choices = [*members, (audit.BOT, turn.text("audit_bot"))]
    return _choices(turn, view, [(name, replace(view, who=each)) for each, name in choices])


async def _choose_what(turn: StaffTurn, view: View) -> Keyboard:
    return _choices(
        turn, view, [(_group_name(turn, each), replace(view, group=each)) for each in Group]
    )


async def _choose_day(turn: StaffTurn, view: View) -> Keyboard:
    today = turn.work.now.astimezone(turn.work.clinic.zone).date()
    days = [today - timedelta(days=back) for back in range(_DAYS)]
    return _choices(
        turn,
        view,
        [
            (dates.short_day(each, turn.language), replace(view, day=each.strftime("%y%m%d")))
            for each in days
        ],
    )


def _choices(turn: StaffTurn, view: View, choices: Sequence[tuple[str, View]]) -> Keyboard:
    back = dict(turn.work.texts.buttons("audit", turn.language))["back"]
    return [*in_rows([_go(*each) for each in choices], 2), *column([_go(back, view)])]


_CHOICES: Final = {"who": _choose_who, "what": _choose_what, "day": _choose_day}
