"""One patient as staff see them: state, answers, notes and alerts, with what can be done."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from bot.domain.delivery import MessageKind
from bot.domain.ledger import EpisodeState, PatientState, Reason
from bot.domain.relief import is_low_baseline
from bot.services.alerts import alert_text
from bot.services.enrolment import invitations
from bot.services.enrolment.episodes import RUNNING
from bot.services.kernel import cases
from bot.services.kernel.cases import Case
from bot.services.kernel.transaction import Work
from bot.services.messaging import placeholders
from bot.services.messaging.keyboards import Keyboard, Verb, button, column
from bot.services.messaging.messages import Draft, queue
from bot.services.messaging.pages import pages
from bot.services.staff import audit
from bot.storage import alerts, check_ins, episodes
from bot.storage import notes as stored_notes
from bot.storage.tables.followups import CheckIn, Note
from bot.storage.tables.people import Chat, Patient
from bot.storage.tables.staff import Alert, Staff
from bot.texts.catalogue import language_name

_NOTES: Final = 10
_ALERTS: Final = 5


async def show_patient(work: Work, chat: Chat, member: Staff, patient: Patient) -> None:
    """Send each follow-up, notes and alerts with the newest; the look is in the audit log."""
    await audit.write(work, member, "view", patient.id)
    *older, newest = await episodes.of_patient(work.session, patient.id)
    for episode in older:
        await _show(work, chat, member, await cases.of_episode(work, episode.id))
    notes = await stored_notes.of_patient(work.session, patient.id)
    written = await _written(work, patient, notes, member.language)
    names = ["notes"] if len(notes) > _NOTES else []
    if patient.state is not PatientState.DECEASED:
        names.append("deceased")
    case = await cases.of_episode(work, newest.id)
    await _show(work, chat, member, case, written=written, names=names)


async def show_older_notes(work: Work, chat: Chat, member: Staff, patient: Patient) -> None:
    """Send the notes that the view only counts; the look is in the audit log."""
    await audit.write(work, member, "view", patient.id)
    notes = (await stored_notes.of_patient(work.session, patient.id))[:-_NOTES]
    text = work.text(
        "patient_notes_older",
        member.language,
        patient_ref=patient.reference,
        notes=_note_lines(work, notes, member.language),
    )
    await _send(work, chat, text, [])


async def _show(
    work: Work,
    chat: Chat,
    member: Staff,
    case: Case,
    *,
    written: str = "",
    names: Sequence[str] = (),
) -> None:
    text = await _describe(work, case, written, member.language)
    await _send(work, chat, text, _buttons(work, case, [*_actions(case), *names], member.language))


async def _send(work: Work, chat: Chat, text: str, keyboard: Keyboard) -> None:
    """Send a text of any length; its buttons stand below the end."""
    # A list begins on a line of its own.
    *earlier, last = pages(text.replace(": \n", ":\n"))
    for page in earlier:
        await queue(work, chat, Draft(MessageKind.REPLY, page))
    await queue(work, chat, Draft(MessageKind.REPLY, last, keyboard))


def _actions(case: Case) -> list[str]:
    is_running = case.episode.state in RUNNING
    possible = {
        "resume": is_running and case.patient.state is PatientState.PAUSED,
        "move": is_running,
        "newlink": invitations.may_join(case),
        "end": is_running,
    }
    return [name for name, is_possible in possible.items() if is_possible]


def _buttons(work: Work, case: Case, names: list[str], language: str) -> Keyboard:
    labels = dict(work.texts.buttons("patient_view", language))
    return column(button(labels[name], Verb.CASE, name, case.episode.id) for name in names)


async def _describe(work: Work, case: Case, written: str, language: str) -> str:
    check_ins_ = await check_ins.of_episode(work.session, case.episode.id)
    none = work.text("patient_none", language)
    view = work.text(
        "patient_view",
        language,
        patient_ref=case.patient.reference,
        state=standing(work, case, language),
        area=work.text(f"area_{case.episode.area}", language),
        when=placeholders.short_moment(case.episode.injected_at, work.clinic.zone, language),
        baseline=none if case.episode.baseline is None else _baseline(work, case, language),
        answered_by=_answered_by(work, case, language),
        outcome=outcome(work, case, language),
        check_ins="\n".join(await _check_in_lines(work, case, check_ins_, language)) or none,
    )
    remarks = await _remarks(work, case, check_ins_, language)
    return "\n\n".join(filter(None, [view, "\n".join(filter(None, [written, *remarks]))]))


async def _written(work: Work, patient: Patient, notes: Sequence[Note], language: str) -> str:
    """The newest notes, whole, and the newest alerts; of each how many there are beyond them."""
    opened = await alerts.of_patient(work.session, patient.id)
    lines = [await _alert_state(work, each, language) for each in opened[:_ALERTS]]
    if len(opened) > _ALERTS:
        lines.append("\n" + work.text("status_more", language, count=len(opened) - _ALERTS))
    older = ""
    if len(notes) > _NOTES:
        older = "\n" + work.text("patient_notes_more", language, count=len(notes) - _NOTES)
    return work.text(
        "patient_written",
        language,
        notes=older + _note_lines(work, notes[-_NOTES:], language),
        alerts="".join(lines) or work.text("patient_none", language),
    )


async def _remarks(
    work: Work, case: Case, check_ins_: Sequence[CheckIn], language: str
) -> list[str]:
    """What a reader of the scores should know."""
    baseline, rule = case.episode.baseline, case.protocol.rule
    remarks = []
    if is_low_baseline(baseline, rule):
        remarks.append(work.text("patient_low_baseline", language))
    given = await check_ins.answers(work.session, check_ins_[-1].id) if check_ins_ else {}
    if baseline and "pain" in given:
        percent = 100 * (baseline - int(given["pain"].value)) / baseline
        if percent >= rule.label_percent:
            label = work.text("patient_strong_relief", language, percent=rule.label_percent)
            remarks.append(label)
    if any(check_in.mismatch_kept for check_in in check_ins_):
        remarks.append(work.text("patient_answers_differ", language))
    return remarks


def _baseline(work: Work, case: Case, language: str) -> str:
    source = case.episode.baseline_source
    return work.text(f"baseline_{source}", language, score=case.episode.baseline)


def _answered_by(work: Work, case: Case, language: str) -> str:
    """Who answers, and in which language; of who has not joined neither is known."""
    if case.chat is None:
        return work.text("answered_by_unknown", language)
    return work.text(
        "patient_answered_by",
        language,
        answered_by=work.text(f"answered_by_{case.patient.answered_by}", language),
        language_name=language_name(case.patient.language, language),
    )


def standing(work: Work, case: Case, language: str) -> str:
    """How the follow-up stands; the patient's state where it matters more."""
    if case.patient.state not in {PatientState.ACTIVE, PatientState.INVITED}:
        return work.text(f"followup_{case.patient.state}", language)
    if case.episode.end_reason is Reason.REPLACED:
        return work.text("followup_replaced", language)
    return work.text(f"followup_{case.episode.state}", language)


def outcome(work: Work, case: Case, language: str) -> str:
    """The outcome in words, with what lies beneath a worse one."""
    if case.episode.outcome is None:
        is_over = case.episode.state is EpisodeState.ENDED
        return work.text("outcome_none" if is_over else "outcome_none_yet", language)
    outcomes = filter(None, (case.episode.outcome, case.episode.beneath))
    return ", ".join(work.text(f"outcome_{each}", language) for each in outcomes)


async def _check_in_lines(
    work: Work, case: Case, check_ins_: Sequence[CheckIn], language: str
) -> list[str]:
    lines = []
    for check_in in check_ins_:
        at = check_in.answered_at or check_in.ended_at or check_in.look_at
        given = await check_ins.answers(work.session, check_in.id)
        state = work.text(f"state_{check_in.state}", language)
        reason = work.text(f"reason_{check_in.reason}", language) if check_in.reason else state
        if reason != state:
            state = f"{state} ({reason})"
        lines.append(
            work.text(
                "patient_checkin_line",
                language,
                checkin_name=placeholders.checkin_name(work, case, check_in, language),
                state=state,
                when=placeholders.short_moment(at, work.clinic.zone, language),
                answers=placeholders.answers(work, given, language),
            ).strip()
        )
    return lines


def _note_lines(work: Work, notes: Sequence[Note], language: str) -> str:
    """Each note whole: a danger word may stand at its end."""
    lines = [
        work.text(
            "patient_note_line",
            language,
            when=placeholders.short_moment(note.at, work.clinic.zone, language),
            text=note.text,
        )
        for note in notes
    ]
    return "".join(f"\n{line}" for line in lines) or work.text("patient_none", language)


async def _alert_state(work: Work, alert: Alert, language: str) -> str:
    what = alert_text.what(work, alert, language)
    state = "closed" if alert.closed_at else "taken" if alert.taken_at else "open"
    return "\n" + work.text(
        "patient_alert_line",
        language,
        priority=f"P{alert.priority}",
        what=await alert_text.tell_apart(work, what, alert.check_in_id, language),
        when=placeholders.short_moment(alert.raised_at, work.clinic.zone, language),
        state=work.text(f"alert_state_{state}", language),
    )
