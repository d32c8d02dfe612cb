"""Coming back: where a patient stands, the question that waits, the check-ins that are left."""

from __future__ import annotations

from bot.domain.ledger import PatientState
from bot.services.followup import planning, questions, replies, safety_texts
from bot.services.kernel import cases
from bot.services.kernel.cases import Case
from bot.services.kernel.transaction import Work
from bot.services.messaging import placeholders
from bot.services.messaging.keyboards import Keyboard, Verb, button, column
from bot.services.messaging.readers import Prompt, Reader, ask, reader_of, say
from bot.services.patient import setup_questions
from bot.storage import check_ins, episodes, patients
from bot.storage.tables.followups import CheckIn
from bot.storage.tables.people import Chat, Patient


async def waiting_check_in(work: Work, patient: Patient) -> CheckIn | None:
    """The check-in whose next question waits for this patient, while they are followed up."""
    if patient.state is not PatientState.ACTIVE:
        return None
    is_open = await planning.open_check_in(work, patient)
    return is_open or await planning.unfinished_check_in(work, patient)


async def ask_again(work: Work, case: Case, chat: Chat) -> bool:
    """Put the question that waits at the end of the chat, or offer to answer late; False: none."""
    if await show_waiting(work, case, chat):
        return True
    return await offer_late_answer(work, case, chat)


async def show_waiting(work: Work, case: Case, chat: Chat) -> bool:
    """Put the question that waits at the end of the chat, with its buttons; False for none."""
    if case.patient.state is not PatientState.ACTIVE:
        return False
    waiting = await waiting_check_in(work, case.patient)
    if waiting is not None:
        other, check_in = await cases.of_check_in(work, waiting.id)
        await questions.show(work, other, chat, check_in)
        return True
    flag = await safety_texts.unnamed_sign(work, case.patient)
    if flag is not None:
        await ask(work, reader_of(case, chat), questions.which_sign(work, case, flag.id))
        return True
    settling = await setup_questions.waiting(work, chat)
    if settling is not None:
        await setup_questions.show(work, chat, settling)
        return True
    return False


async def offer_late_answer(work: Work, case: Case, chat: Chat) -> bool:
    """Offer to answer the last check-in that was missed, while that counts; False for none."""
    if case.patient.state is not PatientState.ACTIVE:
        return False
    for episode in reversed(await episodes.of_patient(work.session, case.patient.id)):
        other = await cases.of_episode(work, episode.id)
        for check_in in await check_ins.of_episode(work.session, episode.id):
            if planning.late_until(work, other, check_in) is not None:
                question = await replies.missed(work, other, check_in)
                await ask(work, reader_of(case, chat), question)
                return True
    return False


async def following(work: Work, patient: Patient) -> CheckIn | None:
    """The next check-in to come of this patient, about any injection."""
    planned = await check_ins.planned_of_patient(work.session, patient.id)
    return min(planned, key=lambda each: each.look_at, default=None)


async def has_more(work: Work, patient: Patient) -> bool:
    """Whether a question waits for this patient or is still to come."""
    is_open = await planning.open_check_in(work, patient)
    return is_open is not None or await following(work, patient) is not None


async def tell_next(work: Work, case: Case, chat: Chat, key: str) -> None:
    """Say under `key` when the next check-in comes; show the one that waits; or say it is over."""
    if await waiting_check_in(work, case.patient) is not None:
        await say(work, reader_of(case, chat), "open_below")
        await ask_again(work, case, chat)
        return
    planned = await following(work, case.patient)
    if planned is not None:
        when = placeholders.moment(planned.look_at, case.calendar.zone, case.language)
        await say(work, reader_of(case, chat), key, next_date=when)
    if not await ask_again(work, case, chat) and planned is None:
        over_key = "resumed_none_left" if key == "resumed" else "followup_over"
        await ask(work, reader_of(case, chat), over(work, case, over_key))


async def say_over(work: Work, case: Case, chat: Chat) -> None:
    """Nothing is left to answer in time; what a patient can still do stands below."""
    if not await offer_late_answer(work, case, chat):
        await ask(work, reader_of(case, chat), over(work, case, "followup_over"))


def over(work: Work, case: Case, key: str) -> Prompt:
    """A text with the buttons that lead to a visit or to other treatments."""
    return work.text(key, case.language), replies.offer(work, key, case.language)


async def say_paused(work: Work, case: Case, chat: Chat, key: str) -> None:
    """The check-ins are paused; one button goes on."""
    label = work.texts.label(key, "resume", case.language)
    question = work.text(key, case.language), [[button(label, Verb.RESUME, "yes")]]
    await ask(work, reader_of(case, chat), question)


async def tell_standing(work: Work, case: Case, chat: Chat, key: str = "already_enrolled") -> None:
    """Where a patient stands who opens their link again, or who decided to go on."""
    if await safety_texts.repeat_help(work, case, chat):
        # What follows says that there is nothing to do, or that all is over.
        await ask_again(work, case, chat)
    elif case.patient.state is PatientState.PAUSED:
        await say_paused(work, case, chat, "already_paused")
    elif case.patient.state is PatientState.ACTIVE:
        await tell_next(work, case, chat, key)
    elif not await welcome_back(work, chat):
        await say_over(work, case, chat)


async def welcome_back(work: Work, chat: Chat) -> bool:
    """Offer the check-ins that are left to who had blocked the bot; False for anyone else."""
    patient = await patients.of_chat(work.session, chat.id)
    if patient is None or patient.state is not PatientState.UNREACHABLE:
        return False
    text = work.text("welcome_back", patient.language)
    keyboard = _stay_or_go(work, patient.language)
    await ask(work, Reader(chat, patient.language, patient), (text, keyboard))
    return True


def _stay_or_go(work: Work, language: str) -> Keyboard:
    labels = dict(work.texts.buttons("welcome_back", language))
    return column(
        [
            button(labels["resume"], Verb.RESUME, "yes"),
            button(labels["stop_yes"], Verb.STOP, "yes"),
        ]
    )


async def resume(work: Work, case: Case, chat: Chat) -> None:
    """Go on with the check-ins that are left; nothing that was missed is sent again."""
    if case.patient.state in {PatientState.PAUSED, PatientState.UNREACHABLE}:
        case.patient.state = PatientState.ACTIVE
        await tell_next(work, case, chat, "resumed")
    elif case.patient.state is PatientState.ACTIVE:
        await tell_next(work, case, chat, "not_paused")
    else:
        await say_over(work, case, chat)
