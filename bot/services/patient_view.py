"""One patient as staff see them: state, answers, notes and alerts, with what can be done."""

from __future__ import annotations

from typing import Final

from bot.domain.delivery import MessageKind
from bot.domain.ledger import CheckInState, EpisodeState, PatientState
from bot.domain.relief import is_low_baseline
from bot.services import access, cases, wording
from bot.services.buttons import Keyboard, Verb, button, column
from bot.services.cases import Case
from bot.services.messages import Draft, queue
from bot.services.transaction import Work
from bot.storage import alerts, check_ins, patients
from bot.storage.desk_tables import Alert, Staff
from bot.storage.tables import Chat, Note, Patient
from bot.texts import dates

_NOTES: Final = 5


async def show_patient(work: Work, chat: Chat, member: Staff, patient: Patient) -> None:
    """Send one message for each follow-up of the patient; the look is in the audit log."""
    await access.write_audit(work, member, "view", patient.id)
    for episode in await patients.episodes(work.session, patient.id):
        case = await cases.of_episode(work, episode.id)
        text = await _describe(work, case, member.language)
        keyboard = _case_buttons(work, case, member.language)
        await queue(work, chat, Draft(MessageKind.REPLY, text, keyboard))


def _case_buttons(work: Work, case: Case, language: str) -> Keyboard:
    labels = dict(work.texts.buttons("patient_view", language))
    state = case.patient.state
    names = ["newlink"] if state is not PatientState.DECEASED else []
    if case.episode.state in {EpisodeState.INVITED, EpisodeState.ACTIVE}:
        names += ["end"]
    if state is not PatientState.DECEASED:
        names += ["deceased"]
    return column(button(labels[name], Verb.CASE, name, case.episode.id) for name in names)


async def _describe(work: Work, case: Case, language: str) -> str:
    notes = await patients.notes(work.session, case.patient.id)
    opened = await alerts.of_patient(work.session, case.patient.id)
    none = work.text("patient_none", language)
    baseline = case.episode.baseline
    text = work.text(
        "patient_view",
        language,
        patient_ref=case.patient.reference,
        state=_state(work, case, language),
        area=work.text(f"area_{case.episode.area}", language),
        when=wording.short_moment(case.episode.injected_at, work.clinic.zone, language),
        baseline=none if baseline is None else _baseline(work, case, language),
        answered_by=work.text(f"answered_by_{case.patient.answered_by}", language),
        language_name=work.text(f"language_{case.patient.language}", language),
        outcome=_outcome(work, case, language),
        check_ins="\n".join(await _check_in_lines(work, case, language)) or none,
        notes="".join(_note_line(work, note, language) for note in notes[-_NOTES:]) or none,
        alerts="".join(_alert_state(work, each, language) for each in opened[:_NOTES]) or none,
    )
    if is_low_baseline(baseline, case.protocol.rule):
        text += "\n" + work.text("patient_low_baseline", language)
    return text


def _baseline(work: Work, case: Case, language: str) -> str:
    source = case.episode.baseline_source
    return work.text(f"baseline_{source}", language, score=case.episode.baseline)


def _state(work: Work, case: Case, language: str) -> str:
    """The patient's state where it matters more than the episode's."""
    if case.patient.state is PatientState.ACTIVE:
        return work.text(f"followup_{case.episode.state}", language)
    return work.text(f"followup_{case.patient.state}", language)


def _outcome(work: Work, case: Case, language: str) -> str:
    if case.episode.outcome is None:
        return "-"
    outcome = work.text(f"outcome_{case.episode.outcome}", language)
    if case.episode.beneath is None:
        return outcome
    return f"{outcome}, {work.text(f'outcome_{case.episode.beneath}', language)}"


async def _check_in_lines(work: Work, case: Case, language: str) -> list[str]:
    lines = []
    for check_in in await patients.check_ins(work.session, case.episode.id):
        given = await check_ins.answers(work.session, check_in.id)
        state = work.text(f"state_{check_in.state}", language)
        if check_in.reason is not None and check_in.state is not CheckInState.ANSWERED:
            state = f"{state} ({work.text(f'reason_{check_in.reason}', language)})"
        lines.append(
            work.text(
                "patient_checkin_line",
                language,
                checkin_name=wording.checkin_name(work, case, check_in, language),
                state=state,
                when=wording.short_moment(
                    check_in.answered_at or check_in.look_at, work.clinic.zone, language
                ),
                answers=wording.answers(work, given, language),
            ).strip()
        )
    return lines


def _note_line(work: Work, note: Note, language: str) -> str:
    when = dates.short_day_and_time(note.at.astimezone(work.clinic.zone), language)
    return "\n" + work.text("patient_note_line", language, when=when, text=note.text[:300])


def _alert_state(work: Work, alert: Alert, language: str) -> str:
    state = "closed" if alert.closed_at else "taken" if alert.taken_at else "open"
    return "\n" + work.text(
        "patient_alert_line",
        language,
        priority=f"P{alert.priority}",
        what=work.text(f"what_{alert.kind}", language),
        when=wording.short_moment(alert.raised_at, work.clinic.zone, language),
        state=work.text(f"alert_state_{state}", language),
    )
