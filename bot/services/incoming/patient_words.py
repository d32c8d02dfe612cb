"""What a patient typed: what goes first, what answers the question that waits, and the rest."""

from __future__ import annotations

from typing import Final

from bot.domain.answers import Question
from bot.domain.ledger import HERE, SILENT, PatientState, Step
from bot.services.followup import notes, questions, safety_texts
from bot.services.incoming import asked, own_words, typed_answers
from bot.services.kernel import cases
from bot.services.kernel.transaction import Work
from bot.services.messaging import dialogues
from bot.services.messaging.keyboards import Verb, press
from bot.services.messaging.readers import PatientTurn
from bot.services.patient import (
    leaving,
    preferences,
    setup,
    setup_questions,
    standing,
    visits,
    warning_signs,
)
from bot.storage import patients
from bot.storage.tables.followups import CheckIn
from bot.storage.tables.mail import Dialogue
from bot.words.buttons import confirms, denies_label, speaks_of_language
from bot.words.listed import names_listed_sign
from bot.words.numbers import names_number, read_score, speaks_of_pain, whole_score
from bot.words.times import names_later_day, read_times
from bot.words.triage import Triage

_LEFT: Final = frozenset({PatientState.STOPPED, PatientState.ERASING})
_AWAY: Final = _LEFT | SILENT
# The yes to a visit, and to a call.
_ABOUT_CALL: Final = frozenset({press(Verb.VISIT, "yes"), press(Verb.WORDS, "call")})

_BELOW_OPTIONS: Final = frozenset({press(Verb.VISIT, "ask"), press(Verb.VISIT, "not_now")})
# As the list numbers the treatments, with one that a clinic may add.
_OPTIONS: Final = range(1, 7)


async def of_danger(turn: PatientTurn, found: Triage, text: str) -> None:
    """Danger is answered at once, whatever waits; the words are kept."""
    notes.store(turn.work, turn.patient, text)
    await warning_signs.answer_danger(turn, found)
    await _ask_bereavement(turn, found)


async def of_patient(
    turn: PatientTurn, dialogue: Dialogue | None, found: Triage, text: str
) -> None:
    """What a patient typed, in the middle of a dialogue or not; danger was answered before."""
    if await goes_first(turn, found, text) or await _names_sign(turn, text):
        return
    if not (found.is_clear and await _is_about_visit(turn, text)):
        await _plain(turn, dialogue, found, text)


async def goes_first(turn: PatientTurn, found: Triage, text: str) -> bool:
    """A death, a cry for help, a wish to leave, to be forgotten, to pause: before what waits."""
    if await _ask_bereavement(turn, found):
        await notes.keep(turn.work, turn.patient, text)
    elif found.help:
        notes.store(turn.work, turn.patient, text)
        await warning_signs.answer_help(turn)
        await warning_signs.ask_sign(turn)
    elif found.deletion and not await _stops_again(turn, found):
        await _keep_beside_stop(turn, found, text)
        await leaving.ask_first(turn, "delete")
    elif found.stop and not await _is_about_medicine(turn, text):
        await _keep_beside_stop(turn, found, text)
        await leaving.ask_or_stop(turn)
    elif found.pause and turn.patient.state in HERE:
        notes.store(turn.work, turn.patient, text)
        await leaving.pause(turn)
    elif found.resume and turn.patient.state in _AWAY:
        await _go_on_again(turn, text)
    else:
        return False
    return True


async def of_edit(turn: PatientTurn, found: Triage, text: str) -> bool:
    """An old text edited to what cannot wait is answered as if it were new; False: it can.

    A "yes" may have been a "no" to the signs: it is asked about.
    """
    if await _names_sign(turn, text):
        return True
    if found.is_clear and not confirms(text):
        return False
    if not await goes_first(turn, found, text):
        await own_words.take(turn, found, text)
    return True


async def _go_on_again(turn: PatientTurn, text: str) -> None:
    """A wish to go on of who has paused; of who has left the clinic can see to it."""
    if turn.patient.state in _LEFT:
        await notes.keep(turn.work, turn.patient, text)
        await turn.say("changed_mind")
    else:
        notes.store(turn.work, turn.patient, text)
        await standing.resume(turn)


async def _is_about_medicine(turn: PatientTurn, text: str) -> bool:
    """ "No more", where less or more medicine is asked about, ends nothing."""
    waiting = await standing.waiting_check_in(turn.work, turn.patient)
    if waiting is None or waiting.step is not Step.MEDICINE:
        return False
    case, check_in = await cases.of_check_in(turn.work, waiting.id)
    rows = questions.choices(turn.work, case, check_in, Question.MEDICINE)
    return denies_label(text, [row[0]["text"] for row in rows])


async def _stops_again(turn: PatientTurn, found: Triage) -> bool:
    """Asked to stop a second time, it just stops, whatever else is wished."""
    return found.stop and Verb.STOP in asked.verbs_of(await asked.newest(turn.work, turn.chat))


async def _keep_beside_stop(turn: PatientTurn, found: Triage, text: str) -> None:
    """Who leaves may want a call, or their data deleted: staff can read it, and hear of a wish."""
    if found.worse or found.call or found.visit:
        await notes.keep(turn.work, turn.patient, text)
    else:
        notes.store(turn.work, turn.patient, text)


async def _ask_bereavement(turn: PatientTurn, found: Triage) -> bool:
    """Ask whether the patient has died; once, since it may be a phone battery or a pet."""
    session, patient_id = turn.work.session, turn.patient.id
    denied_at = await patients.last_event_at(session, patient_id, "bereavement_denied")
    if not found.bereavement or denied_at is not None:
        return False
    await leaving.ask_first(turn, "bereavement")
    return True


async def _names_sign(turn: PatientTurn, text: str) -> bool:
    """ "Oh wait, I do have number 5": a yes to the list, whatever is asked by now."""
    if not names_listed_sign(text) or turn.patient.state is PatientState.DECEASED:
        return False
    notes.store(turn.work, turn.patient, text)
    await warning_signs.report(turn)
    return True


async def _plain(turn: PatientTurn, dialogue: Dialogue | None, found: Triage, text: str) -> None:
    await safety_texts.repeat_red_flag(turn)
    waiting = await standing.waiting_check_in(turn.work, turn.patient)
    if dialogue is not None and _is_over(turn.work, dialogue, waiting):
        if dialogue.name == dialogues.MOVING:
            await dialogues.drop(turn.work, turn.chat)
        # The questions after joining are asked again once the check-in is answered.
        dialogue = None
    if found.worse and waiting is not None and waiting.step in {Step.PAIN, Step.NOTE}:
        await _of_worse(turn, waiting, text)
    elif found.worse or found.wants_clinic:
        await _of_clinic(turn, found, text)
    elif await _is_answer(turn, dialogue, waiting, text):
        return
    elif dialogue is None and await typed_answers.ask_about_score(turn, text, waiting):
        await _keep_score(turn, text)
    elif dialogue is None and speaks_of_language(text):
        notes.store(turn.work, turn.patient, text)
        await preferences.ask_which_language(turn)
    else:
        await own_words.take(turn, found, text)
        await standing.welcome_back(turn.work, turn.chat)


async def _is_about_visit(turn: PatientTurn, text: str) -> bool:
    """A day, where it is asked whether the clinic should call, is a yes that staff can read.

    The number of a treatment, below the list of them, is no score: it asks about a visit.
    """
    asked_now = await asked.newest(turn.work, turn.chat)
    today = turn.case.local_day(turn.work.now)
    if not asked_now.isdisjoint(_ABOUT_CALL) and names_later_day(text, today):
        await notes.keep(turn.work, turn.patient, text)
        await visits.agree(turn)
        return True
    if asked_now == _BELOW_OPTIONS and whole_score(text) in _OPTIONS:
        notes.store(turn.work, turn.patient, text)
        await visits.ask(turn)
        return True
    return False


async def _of_clinic(turn: PatientTurn, found: Triage, text: str) -> None:
    if found.worse or not await _is_about_booked(turn, found, text):
        await own_words.take(turn, found, text)


async def _is_about_booked(turn: PatientTurn, found: Triage, text: str) -> bool:
    """When the visit is that is booked, or that they cannot come to it."""
    if turn.patient.state is PatientState.DECEASED:
        return False
    is_off = found.visit_off and await visits.cannot_come(turn)
    if not is_off and not (found.visit_when and await visits.tell_booked(turn)):
        return False
    notes.store(turn.work, turn.patient, text)
    return True


async def _is_asked_again(turn: PatientTurn, text: str) -> bool:
    """A death is asked about until it is clear, and no time of day is taken for a score."""
    work, asked_now = turn.work, await asked.newest(turn.work, turn.chat)
    if Verb.BEREAVEMENT in asked.verbs_of(asked_now):
        await notes.keep(work, turn.patient, text)
        await leaving.ask_first(turn, "bereavement")
        return True
    is_number = names_number(text) and not speaks_of_pain(text)
    is_time = is_number or read_times(text, turn.case.local_day(work.now))
    if asked.is_of_time(asked_now) and is_time:
        notes.store(work, turn.patient, text)
        await turn.say("time_not_offered")
        await turn.ask(setup_questions.ask_time(turn, Verb.SETTING))
        return True
    return False


async def _is_answer(
    turn: PatientTurn, dialogue: Dialogue | None, waiting: CheckIn | None, text: str
) -> bool:
    """Take it as the answer to what waits; False where it is none."""
    work, chat = turn.work, turn.chat
    if dialogue is not None and dialogue.name == dialogues.JOINING:
        return await setup.typed(await setup_questions.turn_of(work, chat, dialogue), text)
    if dialogue is not None:
        await preferences.typed_city(turn, text)
        return True
    if await _is_asked_again(turn, text):
        return True
    if waiting is None:
        return False
    if waiting.step is Step.NOTE and await _corrects_score(turn, waiting, text):
        return True
    other, check_in = await cases.of_check_in(work, waiting.id)
    turn = turn.about(other)
    if await typed_answers.take(turn, check_in, text):
        return True
    if typed_answers.is_too_soon(turn, check_in, text):
        await _keep_score(turn, text)
        await turn.say("signs_first")
        return await standing.ask_again(turn)
    return await typed_answers.agrees(turn, check_in, text)


async def _keep_score(turn: PatientTurn, text: str) -> None:
    """Staff hear of words that say more than a score."""
    reading = read_score(text)
    if reading.has_more or (reading.score is None and names_number(text)):
        await notes.keep(turn.work, turn.patient, text)
    else:
        notes.store(turn.work, turn.patient, text)


async def _corrects_score(turn: PatientTurn, waiting: CheckIn, text: str) -> bool:
    """ "Make that a 5" is no note."""
    if whole_score(text) is None or not names_number(text):
        return False
    if not await typed_answers.ask_about_score(turn, text, waiting):
        return False
    notes.store(turn.work, turn.patient, text)
    return True


async def _of_worse(turn: PatientTurn, waiting: CheckIn, text: str) -> None:
    """Worse in words, and perhaps the score or the note that is asked for."""
    notes.store(turn.work, turn.patient, text)
    await own_words.say_worse(turn)
    other, check_in = await cases.of_check_in(turn.work, waiting.id)
    if not await typed_answers.take(turn.about(other), check_in, text, is_kept=True):
        await standing.ask_again(turn)


def _is_over(work: Work, dialogue: Dialogue, waiting: CheckIn | None) -> bool:
    """A check-in that came since took its place, or it was left long ago: no score is a city."""
    opened_at = waiting.opened_at if waiting is not None else None
    if opened_at is not None and opened_at > dialogue.updated_at:
        return True
    return dialogue.name == dialogues.MOVING and dialogues.is_stale(dialogue, work.now)
