"""Coming back: where a patient stands, the question that waits, the check-ins that are left."""

from __future__ import annotations

from datetime import timedelta
from typing import Final

from bot.domain.ledger import PatientState
from bot.services.followup import planning, questions, replies, safety_texts
from bot.services.kernel import cases
from bot.services.kernel.transaction import Work
from bot.services.messaging import placeholders
from bot.services.messaging.keyboards import Keyboard, Verb, button, column
from bot.services.messaging.readers import PatientTurn, Prompt, Reader, ask
from bot.services.patient import setup_questions
from bot.storage import check_ins, episodes, patients
from bot.storage.tables.followups import CheckIn
from bot.storage.tables.people import Chat, Patient

_GREETED: Final = "welcomed_back"
_GREETED_FOR: Final = timedelta(minutes=10)


async def waiting_check_in(work: Work, patient: Patient) -> CheckIn | None:
    """The check-in whose next question waits for this patient, while they are followed up."""
    if patient.state is not PatientState.ACTIVE:
        return None
    is_open = await planning.open_check_in(work, patient)
    return is_open or await planning.unfinished_check_in(work, patient)


async def ask_again(turn: PatientTurn) -> bool:
    """Put the question that waits at the end of the chat, or offer to answer late; False: none."""
    if await show_waiting(turn):
        return True
    return await offer_late_answer(turn)


async def show_waiting(turn: PatientTurn) -> bool:
    """Put the question that waits at the end of the chat, with its buttons; False for none."""
    work, patient = turn.work, turn.patient
    if patient.state is not PatientState.ACTIVE:
        return False
    waiting = await waiting_check_in(work, patient)
    if waiting is not None:
        other, check_in = await cases.of_check_in(work, waiting.id)
        await questions.ask(turn.about(other), check_in)
        return True
    flag = await safety_texts.unnamed_sign(work, patient)
    if flag is not None:
        await turn.ask(questions.which_sign(work, turn.case, flag.id))
        return True
    setup = await setup_questions.waiting(turn)
    if setup is not None:
        await setup_questions.show(setup)
        return True
    return False


async def offer_late_answer(turn: PatientTurn) -> bool:
    """Offer to answer the last check-in that was missed, while that counts; False for none."""
    work, patient = turn.work, turn.patient
    if patient.state is not PatientState.ACTIVE:
        return False
    for episode in reversed(await episodes.of_patient(work.session, patient.id)):
        other = await cases.of_episode(work, episode.id)
        for check_in in await check_ins.of_episode(work.session, episode.id):
            if planning.late_until(work, other, check_in) is not None:
                await turn.ask(await replies.missed(work, other, check_in))
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


async def tell_next(turn: PatientTurn, key: str) -> None:
    """Say under `key` when the next check-in comes; show the one that waits; or say it is over."""
    if await waiting_check_in(turn.work, turn.patient) is not None:
        await turn.say("open_below")
        await ask_again(turn)
        return
    planned = await following(turn.work, turn.patient)
    if planned is not None:
        zone = turn.case.calendar.zone
        await turn.say(key, next_date=placeholders.moment(planned.look_at, zone, turn.language))
    if not await ask_again(turn) and planned is None:
        await turn.ask(over(turn, "resumed_none_left" if key == "resumed" else "followup_over"))


async def say_over(turn: PatientTurn) -> None:
    """Nothing is left to answer in time; what a patient can still do stands below."""
    if not await offer_late_answer(turn):
        await turn.ask(over(turn, "followup_over"))


def over(turn: PatientTurn, key: str) -> Prompt:
    """A text with the buttons that lead to a visit or to other treatments."""
    return turn.text(key), replies.offer(turn.work, key, turn.language)


async def say_paused(turn: PatientTurn, key: str) -> None:
    """The check-ins are paused; one button goes on."""
    label = turn.work.texts.label(key, "resume", turn.language)
    await turn.ask((turn.text(key), [[button(label, Verb.RESUME, "yes")]]))


async def tell_standing(turn: PatientTurn, key: str = "already_enrolled") -> None:
    """Where a patient stands who opens their link again, or who decided to go on."""
    if await safety_texts.repeat_help(turn.work, turn.case, turn.chat):
        # What follows says that there is nothing to do, or that all is over.
        await ask_again(turn)
    elif turn.patient.state is PatientState.PAUSED:
        await say_paused(turn, "already_paused")
    elif turn.patient.state is PatientState.ACTIVE:
        await tell_next(turn, key)
    elif not await welcome_back(turn.work, turn.chat):
        await say_over(turn)


async def welcome_back(work: Work, chat: Chat) -> bool:
    """Offer the check-ins that are left to who had blocked the bot; False for anyone else.

    Telegram reports the return and sends the /start that comes with it: greeted once.
    """
    patient = await patients.of_chat(work.session, chat.id)
    if patient is None or patient.state is not PatientState.UNREACHABLE:
        return False
    greeted_at = await patients.last_event_at(work.session, patient.id, _GREETED)
    if greeted_at is not None and work.now - greeted_at < _GREETED_FOR:
        return True
    cases.note_event(work, patient, _GREETED)
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


async def resume(turn: PatientTurn) -> None:
    """Go on with the check-ins that are left; nothing that was missed is sent again."""
    if turn.patient.state in {PatientState.PAUSED, PatientState.UNREACHABLE}:
        turn.patient.state = PatientState.ACTIVE
        await tell_next(turn, "resumed")
    elif turn.patient.state is PatientState.ACTIVE:
        await tell_next(turn, "not_paused")
    else:
        await say_over(turn)
