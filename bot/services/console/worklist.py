"""The worklist: whom to see to, a row a patient, page by page; one message, edited in place."""

from __future__ import annotations

from collections.abc import Sequence, Set
from datetime import timedelta
from itertools import groupby
from typing import Final

from bot.domain.alerts import Section
from bot.domain.calls import CallResult
from bot.services.alerts import alert_text, worklists
from bot.services.messaging.keyboards import Button, Keyboard, Verb, button, in_rows
from bot.services.messaging.readers import Prompt, StaffTurn
from bot.storage import alerts, check_ins, phone_calls
from bot.storage.alerts import Listed
from bot.storage.check_ins import Coming, Scored
from bot.storage.tallies import Counts

# Rows of a page: more on a phone nobody reads to the end.
ROWS: Final = 8
PAGE: Final = "page_"
MINE: Final = "mine_"
# The scores behind the one from before the injection.
_SCORES: Final = 4
_HEADINGS: Final = {
    Section.CALL_NOW: "worklist_call_now",
    Section.TODAY: "worklist_today",
    Section.READ: "worklist_read",
    Section.SILENT: "worklist_silent",
    Section.NOT_JOINED: "worklist_not_joined",
}
_LATE: Final = timedelta(minutes=15)


async def page(turn: StaffTurn, number: int, *, is_mine: bool = False) -> tuple[str, Keyboard]:
    """The rows of a page with their headings, and a button for each that opens the card."""
    number = min(max(number, 1), worklists.MOST_PAGES)
    owner = turn.member.id if is_mine else None
    session, first = turn.work.session, (number - 1) * ROWS
    rows = await alerts.worklist(session, ROWS + 1, first, owner)
    shown = rows[:ROWS]
    trends = await _trends(turn, shown)
    wrong = await _wrong_numbers(turn, shown)
    lines, at = list[str](), 1
    if not is_mine and number == 1:
        lines += _counted(turn, rows)
    for section, group in groupby(shown, key=lambda row: row.alert.section):
        lines.append(turn.text(_HEADINGS[Section(section)]))
        for row in group:
            lines.append(f"{at}. {_line(turn, row, trends, wrong)}")
            at += 1
    keyboard = in_rows([_opens(turn, at, row) for at, row in enumerate(shown, 1)], 2)
    name = MINE if is_mine else PAGE
    turns = worklists.turns(name, number, is_last=len(rows) <= ROWS)
    return "\n".join(lines), [*keyboard, *turns]


def _counted(turn: StaffTurn, rows: Sequence[Listed]) -> list[str]:
    """How many patients it is, beside the alerts and calls that the head counts.

    Beyond a page nobody counts them: that would read all that is open.
    """
    key = "worklist_patients" if len(rows) <= ROWS else "worklist_patients_more"
    count = sum(row.patient is not None for row in rows[:ROWS])
    return [turn.text(key, count=count)] if count else []


async def mine(turn: StaffTurn, number: int) -> Prompt:
    """What the member of staff has taken and not closed."""
    text, keyboard = await page(turn, number, is_mine=True)
    heading = turn.text("worklist_mine" if text else "hand_over_none")
    names = ("handover", "refresh") if text else ("refresh",)
    return "\n\n".join(filter(None, [heading, text])), [*keyboard, named(turn, *names)]


def below(turn: StaffTurn, taken: int) -> Keyboard:
    """What else there is to do, under every page; `taken`: how much the reader has taken."""
    label = turn.work.texts.label("worklist_mine", "mine", turn.language, count=taken)
    own = [button(label, Verb.SCREEN, f"{MINE}1")] if taken else []
    first = [*own, *named(turn, "find"), *(named(turn, "handover") if taken else [])]
    return [first, named(turn, "refresh", "alerts", "calls")]


def named(turn: StaffTurn, *names: str) -> list[Button]:
    """Buttons of /status."""
    labels = dict(turn.work.texts.buttons("status", turn.language))
    return [button(labels[name], Verb.SCREEN, name) for name in names]


def health(turn: StaffTurn, coming: Sequence[Coming], counts: Counts) -> list[str]:
    """How many are on duty, and what is wrong with the bot itself; no line where neither is."""
    work = turn.work
    lines = [turn.text("worklist_duty", count=counts.on_duty)] if counts.on_duty else []
    if coming and coming[0].check_in.look_at < work.now - _LATE:
        since = turn.short_moment(coming[0].check_in.look_at)
        lines.append(turn.text("worklist_late", since=since))
    if counts.unreached:
        lines.append(turn.text("worklist_unreached", count=counts.unreached))
    return lines


def _line(turn: StaffTurn, row: Listed, trends: dict[str, str], wrong: Set[str]) -> str:
    line = worklists.alert_line(turn.work, row, turn.language, trends.get(row.alert.id, ""))
    if row.taker is not None and row.alert.repeat_at is not None:
        line += turn.text("worklist_again", when=turn.short_moment(row.alert.repeat_at))
    if row.alert.patient_id in wrong:
        line += turn.text("worklist_wrong_number")
    return line + turn.text("worklist_others", count=row.others) if row.others else line


def _opens(turn: StaffTurn, number: int, row: Listed) -> Button:
    if row.patient is None:
        what = alert_text.what(turn.work, row.alert, turn.language)
        return button(f"{number} {what}", Verb.ALERT, row.alert.id, "show")
    return button(f"{number} {row.patient.reference}", Verb.CASE, "show", row.patient.id)


async def _trends(turn: StaffTurn, rows: Sequence[Listed]) -> dict[str, str]:
    """The scores of the follow-up that each alert is about, by the alert."""
    ids = [row.patient.id for row in rows if row.patient is not None]
    scored = await check_ins.scores_of(turn.work.session, ids) if ids else {}
    return {
        row.alert.id: _trend(turn, row, scored[row.patient.id])
        for row in rows
        if row.patient is not None and row.patient.id in scored
    }


async def _wrong_numbers(turn: StaffTurn, rows: Sequence[Listed]) -> Set[str]:
    """Which of these patients were called last at a wrong number."""
    ids = [row.patient.id for row in rows if row.patient is not None]
    made = await phone_calls.newest(turn.work.session, ids) if ids else {}
    return {each for each, call in made.items() if call.result is CallResult.WRONG_NUMBER}


def _trend(turn: StaffTurn, row: Listed, scored: Sequence[Scored]) -> str:
    of_alert = (each for each in scored if row.alert.check_in_id in each.check_ins)
    found = next(of_alert, scored[-1])
    before = "-" if found.before is None else str(found.before)
    if not found.scores:
        return ""
    scores = ">".join([before, *map(str, found.scores[-_SCORES:])])
    return turn.text("worklist_marked", scores=scores) if found.is_marked else scores
