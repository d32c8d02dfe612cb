"""Joining: from a single-use link to a consent; what comes after it is settling in."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass, replace
from typing import Final, TypeAlias

from bot.domain.delivery import MessageKind
from bot.domain.errors import ClosedError, NotFoundError
from bot.domain.ledger import AnsweredBy
from bot.services.enrolment import consent, invitations
from bot.services.enrolment.invitations import Standing
from bot.services.followup import safety_texts
from bot.services.kernel import cases
from bot.services.kernel.cases import Caller, Case
from bot.services.kernel.transaction import Service, Work, transaction
from bot.services.messaging import dialogues, placeholders, readers
from bot.services.messaging.keyboards import Verb, button, column
from bot.services.messaging.messages import Draft
from bot.services.messaging.readers import PatientTurn, Prompt, Reader, Turn
from bot.services.patient import setup, setup_questions, warning_signs
from bot.storage.tables.followups import Invitation
from bot.storage.tables.mail import Dialogue
from bot.storage.tables.people import Chat
from bot.texts.catalogue import FALLBACK, LANGUAGES, known_language
from bot.words.identity import read_birth_year
from bot.words.triage import Triage

MAX_YEAR_TRIES: Final = 3
# The step of a dialogue at which help was named.
_WARNED: Final = "warned"


@dataclass(frozen=True, slots=True)
class Invited(Turn):
    """The turn of somebody on the way to consent; the dialogue says what is asked now."""

    dialogue: Dialogue


@dataclass(frozen=True, slots=True)
class _Joiner(PatientTurn):
    """The same once their link is found good: whom they join as.

    Before consent no message is tied to the patient; only a rehearsal's is, to be headed so.
    """

    dialogue: Dialogue
    invitation: Invitation


_Tap: TypeAlias = Callable[[_Joiner, str], Awaitable[None]]


class Joining(Service):
    """What a person does who opened the link. Nothing is kept before consent."""

    @transaction
    async def open(self, work: Work, caller: Caller, code: str) -> None:
        """Open a link: each misfit gets its own answer, guesses are limited."""
        chat = await cases.chat_of(work, caller)
        # A wrong code costs no more than this, whoever tries it.
        language = known_language(chat.language or caller.language_code or FALLBACK)
        invitation = await invitations.find(Turn(work, Reader(chat, language)), code)
        if invitation is None:
            return
        turn = Turn(work, Reader(chat, await readers.language_of(work, caller)))
        dialogue = await dialogues.current(work, chat)
        if dialogue is not None and setup.is_for(dialogue, invitation):
            await setup_questions.show(await setup_questions.turn_of(work, chat, dialogue))
        elif await invitations.admits(turn, invitation):
            await _begin(turn, invitation)

    @transaction
    async def tap(self, work: Work, caller: Caller, choice: str, message_id: int | None) -> None:
        """A button of the joining dialogue; raises `ClosedError` when it is over."""
        chat = await cases.chat_of(work, caller)
        dialogue = await dialogues.current(work, chat)
        if dialogue is None or dialogue.name != dialogues.JOINING:
            raise ClosedError("joining")
        step, _, value = choice.partition("=")
        if step != dialogue.step:
            return
        if step in setup_questions.STEPS:
            settling = await setup_questions.turn_of(
                work, chat, dialogue, onto=message_id, instead_of=caller.instead_of
            )
            await setup.tap(settling, value)
            return
        joiner = await _joiner(
            turn_of(work, chat, dialogue, onto=message_id, instead_of=caller.instead_of)
        )
        if joiner is None:
            return
        if caller.instead_of is not None and is_warned(joiner):
            await _ask_back(joiner)
        else:
            await _TAPS[step](joiner, value)


def is_before_consent(dialogue: Dialogue) -> bool:
    """Whether this dialogue joins somebody who has not agreed yet."""
    return dialogue.name == dialogues.JOINING and dialogue.step in _KEYS


def turn_of(
    work: Work,
    chat: Chat,
    dialogue: Dialogue,
    *,
    onto: int | None = None,
    instead_of: int | None = None,
) -> Invited:
    """The turn of who joins with this dialogue."""
    language = dialogue.data.get("language") or chat.language or "en"
    return Invited(work, Reader(chat, language), dialogue, onto=onto, instead_of=instead_of)


async def _begin(turn: Turn, invitation: Invitation) -> None:
    dialogue = await dialogues.begin(
        turn.work,
        turn.chat,
        dialogues.JOINING,
        "language",
        invitation=invitation.id,
        episode=invitation.episode_id,
    )
    case = await cases.of_episode(turn.work, invitation.episode_id)
    joiner = _Joiner(turn.work, _reader(turn.reader, case), case, dialogue, invitation)
    await joiner.ask(_question(joiner))


def _reader(reader: Reader, case: Case) -> Reader:
    return replace(reader, patient=case.patient if case.patient.is_test else None)


async def _joiner(turn: Invited) -> _Joiner | None:
    """Who joins with this link; None after telling that it has become useless meanwhile."""
    work, dialogue = turn.work, turn.dialogue
    invitation = await work.session.get(Invitation, dialogue.data["invitation"])
    if invitation is None:
        await dialogues.drop(work, turn.chat)
        await turn.say("invite_expired")
        return None
    # The patient is locked first: another account may be using the same link.
    case = await cases.of_episode(work, invitation.episode_id)
    await work.session.refresh(invitation)
    if invitations.standing(work, invitation) is Standing.GOOD:
        reader = _reader(turn.reader, case)
        return _Joiner(
            work,
            reader,
            case,
            dialogue,
            invitation,
            onto=turn.onto,
            instead_of=turn.instead_of,
        )
    await dialogues.drop(work, turn.chat)
    await invitations.refuse(turn, invitation)
    return None


def _question(turn: _Joiner) -> Prompt:
    """The question of the step that the dialogue stands at."""
    step = turn.dialogue.step
    key = _KEYS[step]
    values = placeholders.protocol_values(turn.work, turn.case.protocol, turn.language)
    buttons = column(
        button(label, Verb.JOIN, f"{step}={name.removeprefix('lang_')}")
        for name, label in turn.work.texts.buttons(key, turn.language)
    )
    return turn.text(key, **values), buttons


async def typed(turn: Invited, text: str) -> None:
    """A typed text before consent: the birth year, else a hint to tap."""
    joiner = await _joiner(turn)
    if joiner is None:
        return
    if joiner.dialogue.step == "birth_year":
        await _birth_year(joiner, text)
    else:
        await _ask_back(joiner)


async def ask_again(turn: Invited) -> None:
    """Put the question that waits at the end of the chat."""
    joiner = await _joiner(turn)
    if joiner is not None:
        await _ask_again(joiner)


def is_warned(turn: Invited | _Joiner) -> bool:
    """Whether help was named since the question: a yes or a no may be said to the warning."""
    return bool(turn.dialogue.data.get(_WARNED) == turn.dialogue.step)


async def _ask_back(turn: _Joiner) -> None:
    await turn.say("tap_to_join")
    await _ask_again(turn)


async def _ask_again(turn: _Joiner) -> None:
    dialogues.go_on(turn.work, turn.dialogue, turn.dialogue.step, **{_WARNED: None})
    await turn.ask(_question(turn))


async def decline(turn: Invited, key: str) -> None:
    """End the joining without consent; nothing is kept, and the link stays good."""
    joiner = await _joiner(turn)
    if joiner is not None:
        await _end(joiner, key)


async def _end(turn: _Joiner, key: str) -> None:
    await dialogues.drop(turn.work, turn.chat)
    await turn.say(key)


async def danger(turn: Invited, found: Triage) -> None:
    """Words that call for help before consent: not kept, but answered at once, staff called."""
    joiner = await _joiner(turn)
    if joiner is None:
        await safety_texts.name_help_unseen(turn, found)
        return
    dialogues.go_on(turn.work, turn.dialogue, turn.dialogue.step, **{_WARNED: turn.dialogue.step})
    if found.is_danger:
        await warning_signs.answer_danger(joiner, found)
    else:
        await warning_signs.answer_help(joiner)


async def _language(turn: _Joiner, value: str) -> None:
    if value not in LANGUAGES:
        raise NotFoundError("language")
    dialogues.go_on(turn.work, turn.dialogue, "birth_year", language=value)
    turn = replace(turn, reader=replace(turn.reader, language=value))
    await turn.show(_question(turn))


async def _birth_year(turn: _Joiner, text: str) -> None:
    year = read_birth_year(text, this_year=turn.work.now.year)
    if year is None:
        await turn.say("year_not_clear")
    elif str(year) == turn.patient.birth_year:
        dialogues.go_on(turn.work, turn.dialogue, "who")
        await turn.ask(_question(turn))
    else:
        await _count_wrong_year(turn)


async def _count_wrong_year(turn: _Joiner) -> None:
    invitation = turn.invitation
    invitation.tries += 1
    left = MAX_YEAR_TRIES - invitation.tries
    if left > 0:
        await turn.say("verify_again", tries=left)
        return
    invitation.locked_at = turn.work.now
    await _end(turn, "verify_failed")
    await invitations.report(turn.work, turn.case, "locked_birth_year")


async def _who(turn: _Joiner, value: str) -> None:
    answered_by = AnsweredBy(value)
    dialogues.go_on(turn.work, turn.dialogue, "consent1", answered_by=answered_by)
    if answered_by is AnsweredBy.SELF:
        await turn.show(_question(turn))
        return
    await turn.queue(Draft(MessageKind.EDIT, turn.text("helper_ok"), onto=turn.onto))
    await turn.ask(_question(turn))


async def _consent_1(turn: _Joiner, _value: str) -> None:
    dialogues.go_on(turn.work, turn.dialogue, "consent2")
    await turn.strip()
    await turn.ask(_question(turn))


async def _consent_2(turn: _Joiner, value: str) -> None:
    if value not in {"agree", "decline"}:
        raise NotFoundError("choice")
    await turn.strip()
    if value == "decline":
        await _end(turn, "consent_declined")
        return
    await consent.enter(turn, turn.invitation, AnsweredBy(turn.dialogue.data["answered_by"]))
    await setup.begin(await setup_questions.turn_of(turn.work, turn.chat, turn.dialogue))


_KEYS: Final = {
    "language": "choose_language",
    "birth_year": "verify_birth_year",
    "who": "who_answers",
    "consent1": "welcome_consent_1",
    "consent2": "welcome_consent_2",
}
_TAPS: Final[dict[str, _Tap]] = {
    "language": _language,
    "who": _who,
    "consent1": _consent_1,
    "consent2": _consent_2,
}
