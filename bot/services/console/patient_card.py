"""One patient as staff see them: state, answers, notes and alerts, with what can be done."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from bot.domain.delivery import MessageKind
from bot.domain.ledger import RUNNING, Area, EpisodeState, PatientState, Reason
from bot.domain.relief import is_low_baseline, is_strong_relief, percent_drop
from bot.services.alerts import alert_text, booked_visits
from bot.services.enrolment import fields
from bot.services.followup import answers
from bot.services.kernel.cases import Case
from bot.services.kernel.transaction import Work
from bot.services.messaging import placeholders, subjects
from bot.services.messaging.keyboards import Keyboard, Verb, button, column
from bot.services.messaging.messages import Draft, queue
from bot.services.messaging.pages import pages
from bot.services.messaging.readers import StaffTurn
from bot.services.protocols import wording
from bot.services.staff import audit
from bot.storage import notes as stored_notes
from bot.storage import records
from bot.storage.records import Record
from bot.storage.tables.followups import BookedVisit, Note, PhoneCall
from bot.storage.tables.staff import Alert
from bot.texts.catalogue import language_name

_NOTES: Final = 10
# Characters of notes in one message, beside their dates.
_PAGE: Final = 3_000
# How many follow-ups of a patient are shown, the newest ones.
FOLLOW_UPS: Final = 5
_NEWEST: Final = 5
_NOT_PHONED: Final = frozenset({PatientState.DECEASED, PatientState.ERASING})


async def show_patient(turn: StaffTurn, every: Sequence[Case]) -> None:
    """Send each follow-up, notes and alerts with the newest; the look is in the audit log.

    `every`: all follow-ups of the patient, oldest first.
    """
    *older, newest = every
    work, patient = turn.work, newest.patient
    await audit.write(turn, "view", patient.id)
    await say_how_many_before(turn, len(older) + 1 - FOLLOW_UPS)
    record = await records.of_patient(work.session, patient.id, _NOTES)
    for case in older[1 - FOLLOW_UPS :]:
        await _show(turn, case, record)
    is_full = len(record.notes) == _NOTES
    older_notes = (await stored_notes.count(work.session, patient.id) if is_full else 0) - _NOTES
    written = _written(turn, every, record, older_notes)
    names = ["notes"] if older_notes > 0 else []
    if patient.silenced_at is not None:
        names.append("unsilence")
    elif any(alert.priority > 2 for alert in record.alerts):
        names.append("silence")
    if patient.state is not PatientState.DECEASED:
        names.append("deceased")
    await _show(turn, newest, record, written=written, names=names)


async def say_how_many_before(turn: StaffTurn, count: int) -> None:
    """So many earlier follow-ups are not shown: nobody reads fifty messages in a row."""
    if count > 0:
        text = turn.text("status_more", count=count)
        await queue(turn.work, turn.chat, Draft(MessageKind.REPLY, text))


async def show_older_notes(turn: StaffTurn, case: Case, before: int | None = None) -> None:
    """Send the next of the notes that the view only counts; the look is in the audit log.

    `before`: the oldest that was sent already.
    """
    patient, session = case.patient, turn.work.session
    await audit.write(turn, "view", patient.id)
    if before is None:
        shown = await stored_notes.newest(session, patient.id, _NOTES)
        before = shown[0].id if shown else 0
    notes = _page(await stored_notes.newest(session, patient.id, _NOTES, before))
    text = turn.text(
        "patient_notes_older",
        patient_ref=patient.reference,
        notes=_note_lines(turn, notes),
    )
    keyboard: Keyboard = []
    if notes and await stored_notes.newest(session, patient.id, 1, notes[0].id):
        label = turn.work.texts.label("patient_view", "notes", turn.language)
        keyboard = [[button(label, Verb.CASE, f"notes_{notes[0].id}", case.episode.id)]]
    await _send(turn, text, keyboard)


def _page(notes: Sequence[Note]) -> Sequence[Note]:
    """The last of these that fit into one message; at least one."""
    size = 0
    for count, note in enumerate(reversed(notes)):
        size += len(note.text)
        if size > _PAGE and count:
            return notes[-count:]
    return notes


async def _show(
    turn: StaffTurn, case: Case, record: Record, *, written: str = "", names: Sequence[str] = ()
) -> None:
    text = await _describe(turn, case, record, written)
    await _send(turn, text, _buttons(turn, case, [*_actions(turn.work, case), *names]))


async def _send(turn: StaffTurn, text: str, keyboard: Keyboard) -> None:
    """Send a text of any length; its buttons stand below the end."""
    # A list begins on a line of its own.
    *earlier, last = pages(text.replace(": \n", ":\n"))
    for page in earlier:
        await queue(turn.work, turn.chat, Draft(MessageKind.REPLY, page, is_kept=True))
    await queue(turn.work, turn.chat, Draft(MessageKind.REPLY, last, keyboard, is_kept=True))


def _actions(work: Work, case: Case) -> list[str]:
    is_running = case.episode.state in RUNNING
    is_read = case.chat is not None and case.patient.state is PatientState.ACTIVE
    possible = {
        "call": case.patient.state not in _NOT_PHONED,
        "book": case.patient.state not in _NOT_PHONED,
        "message": is_read,
        "tell": is_read and case.is_untold(work),
        "chart": bool(case.check_ins),
        "correct": case.patient.state not in _NOT_PHONED,
        "resume": is_running and case.patient.state is PatientState.PAUSED,
        "byphone": is_running and case.awaits_patient,
        "newlink": case.may_join,
        "end": is_running,
    }
    return [name for name, is_possible in possible.items() if is_possible]


def _buttons(turn: StaffTurn, case: Case, names: list[str]) -> Keyboard:
    labels = dict(turn.work.texts.buttons("patient_view", turn.language))
    return column(button(labels[name], Verb.CASE, name, case.episode.id) for name in names)


async def _describe(turn: StaffTurn, case: Case, record: Record, written: str) -> str:
    none = turn.text("patient_none")
    view = turn.text(
        "patient_view",
        patient_ref=case.patient.reference,
        state=standing(turn, case),
        area=turn.text(f"area_{case.episode.area}"),
        when=turn.short_moment(case.episode.injected_at),
        version=wording.of_version(turn, case.called),
        baseline=_baseline(turn, case),
        answered_by=_answered_by(turn, case),
        outcome=outcome(turn, case),
        check_ins="\n".join(await _check_in_lines(turn, case)) or none,
    )
    remarks = [
        *call_lines(turn, record.calls[case.episode.id], is_noted=True),
        *visit_lines(turn, record.visits[case.episode.id]),
        *await _remarks(turn, case),
    ]
    return "\n\n".join(filter(None, [view, "\n".join(filter(None, [written, *remarks]))]))


def _written(turn: StaffTurn, every: Sequence[Case], record: Record, older_notes: int) -> str:
    """The newest notes, whole, and the newest alerts; of each how many there are beyond them."""
    patient, raised = every[-1].patient, record.alerts
    areas = _areas(every) if len(every) > 1 else {}
    lines = [_alert_state(turn, each, areas) for each in raised[:_NEWEST]]
    if len(raised) > _NEWEST:
        lines.append("\n" + turn.text("status_more", count=len(raised) - _NEWEST))
    if patient.silenced_at is not None:
        since = turn.short_moment(patient.silenced_at)
        lines.append("\n" + turn.text("patient_silenced", since=since))
    older = ""
    if older_notes > 0:
        older = "\n" + turn.text("patient_notes_more", count=older_notes)
    return turn.text(
        "patient_written",
        notes=older + _note_lines(turn, record.notes),
        alerts="".join(lines) or turn.text("patient_none"),
    )


def call_lines(
    turn: StaffTurn, made: Sequence[tuple[PhoneCall, str]], *, is_noted: bool = False
) -> list[str]:
    """The newest calls about a follow-up, each with who made it and what came of it."""
    return [
        turn.text(
            "patient_call_line",
            when=turn.short_moment(call.at),
            who=who,
            what=turn.text(f"call_result_{call.result}"),
            note=(call.note or "") if is_noted else "",
        ).strip(": ")
        for call, who in made[-_NEWEST:]
    ]


def visit_lines(turn: StaffTurn, booked: Sequence[tuple[BookedVisit, str]]) -> list[str]:
    """The newest visits of a follow-up: for when, booked by whom, and what came of each."""
    return [
        turn.text(
            "patient_visit_line",
            visit_when=booked_visits.when(turn.work, visit, turn.language)
            or turn.text("patient_visit_no_day"),
            who=who,
            when=turn.short_moment(visit.booked_at),
            state=turn.text(f"patient_visit_{visit.kept or 'booked'}"),
        )
        for visit, who in booked[-_NEWEST:]
    ]


async def _remarks(turn: StaffTurn, case: Case) -> list[str]:
    """What a reader of the scores should know."""
    baseline, rule = case.episode.baseline, case.protocol.rule
    remarks = [*fields.told(turn, case.episode), *_bedside(turn, case)]
    if is_low_baseline(baseline, rule):
        remarks.append(turn.text("patient_low_baseline"))
    given = await case.given(turn.work, case.check_ins[-1]) if case.check_ins else {}
    if is_strong_relief(baseline, answers.reading_of(given).score, rule):
        remarks.append(turn.text("patient_strong_relief", percent=rule.label_percent))
    if any(check_in.mismatch_kept for check_in in case.check_ins):
        remarks.append(turn.text("patient_answers_differ"))
    return remarks + [turn.text(f"mark_{mark}") for mark in case.episode.marks.split(",") if mark]


def _bedside(turn: StaffTurn, case: Case) -> list[str]:
    """Day 0: the pain right after the injection, and the labels by which a block is judged."""
    baseline, score, rule = case.episode.baseline, case.episode.bedside, case.protocol.rule
    if score is None:
        return []
    drop = percent_drop(baseline, score)
    if drop is None:
        return [turn.text("patient_bedside_score", score=score)]
    if drop < 0:
        return [turn.text("patient_bedside_up", score=score, baseline=baseline)]
    lines = [turn.text("patient_bedside", score=score, percent=drop)]
    labels = [each for each in (rule.label_percent, rule.good_percent) if drop >= each]
    lines += [turn.text("patient_bedside_label", percent=each) for each in labels[:1]]
    return lines


def _baseline(turn: StaffTurn, case: Case) -> str:
    if case.episode.baseline is None:
        return turn.text("not_known")
    return turn.text(f"baseline_{case.episode.baseline_source}", score=case.episode.baseline)


def _answered_by(turn: StaffTurn, case: Case) -> str:
    """Who answers, and in which language; of who has not joined neither is known."""
    if case.chat is None:
        is_by_phone = case.patient.state is PatientState.ACTIVE
        return turn.text("answered_by_phone" if is_by_phone else "answered_by_unknown")
    return turn.text(
        "patient_answered_by",
        answered_by=turn.text(f"answered_by_{case.patient.answered_by}"),
        language_name=language_name(case.patient.language, turn.language),
    )


def standing(turn: StaffTurn, case: Case) -> str:
    """How the follow-up stands; the patient's state where it matters more."""
    if case.patient.state not in {PatientState.ACTIVE, PatientState.INVITED}:
        return turn.text(f"followup_{case.patient.state}")
    if case.episode.end_reason is Reason.REPLACED:
        return turn.text("followup_replaced")
    return turn.text(f"followup_{case.episode.state}")


def outcome(turn: StaffTurn, case: Case) -> str:
    """The outcome in words, with what lies beneath a worse one."""
    if case.episode.outcome is None:
        is_over = case.episode.state is EpisodeState.ENDED
        return turn.text("outcome_none" if is_over else "outcome_none_yet")
    outcomes = filter(None, (case.episode.outcome, case.episode.beneath))
    return ", ".join(turn.text(f"outcome_{each}") for each in outcomes)


async def _check_in_lines(turn: StaffTurn, case: Case) -> list[str]:
    lines = []
    for check_in in case.check_ins:
        at = check_in.answered_at or check_in.ended_at or check_in.look_at
        given = await case.given(turn.work, check_in)
        state = turn.text(f"state_{check_in.state}")
        reason = turn.text(f"reason_{check_in.reason}") if check_in.reason else state
        if reason != state:
            state = f"{state} ({reason})"
        lines.append(
            turn.text(
                "patient_checkin_line",
                checkin_name=subjects.checkin_name(turn.work, case, check_in, turn.language),
                state=state,
                when=turn.short_moment(at),
                answers=placeholders.told(turn.work, given, turn.language),
            ).strip()
        )
    return lines


def _note_lines(turn: StaffTurn, notes: Sequence[Note]) -> str:
    """Each note whole: a danger word may stand at its end."""
    lines = [
        turn.text("patient_note_line", when=turn.short_moment(note.at), text=note.text)
        for note in notes
    ]
    return "".join(f"\n{line}" for line in lines) or turn.text("patient_none")


def _areas(every: Sequence[Case]) -> dict[str | None, Area]:
    """Where the injection was that each check-in asks about."""
    return {
        check_in.id: case.episode.area
        for case in every
        for check_in in (*case.check_ins, *case.fallen)
    }


def _alert_state(turn: StaffTurn, alert: Alert, areas: Mapping[str | None, Area]) -> str:
    work, language = turn.work, turn.language
    what = alert_text.what(work, alert, language)
    return "\n" + turn.text(
        "patient_alert_line",
        priority=f"P{alert.priority}",
        what=alert_text.told_apart(work, what, areas.get(alert.check_in_id), language),
        when=turn.short_moment(alert.raised_at),
        state=alert_text.state(work, alert, language),
    )
