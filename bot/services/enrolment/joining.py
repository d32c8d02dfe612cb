"""Joining: from a single-use link to a consent; what comes after it is settling in."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import Final, NamedTuple, TypeAlias

from bot.domain.delivery import MessageKind
from bot.domain.errors import ClosedError, NotFoundError
from bot.domain.ledger import AnsweredBy
from bot.services.enrolment import consent, invitations
from bot.services.enrolment.consent import Entrant
from bot.services.enrolment.invitations import Standing
from bot.services.followup import safety_texts
from bot.services.kernel import cases
from bot.services.kernel.cases import Caller, Case
from bot.services.kernel.transaction import Service, Work, transaction
from bot.services.messaging import dialogues, placeholders, readers
from bot.services.messaging.keyboards import Verb, button, column
from bot.services.messaging.messages import Draft, queue, strip
from bot.services.messaging.readers import Prompt, Reader, ask, say
from bot.services.patient import setup, setup_questions, warning_signs
from bot.storage.tables.followups import Invitation
from bot.storage.tables.mail import Dialogue
from bot.storage.tables.people import Chat
from bot.texts.catalogue import LANGUAGES
from bot.words.identity import read_birth_year
from bot.words.triage import Triage

MAX_YEAR_TRIES: Final = 3


class _Joiner(NamedTuple):
    """Somebody on the way to consent: what they use, and where they stand."""

    reader: Reader
    dialogue: Dialogue
    invitation: Invitation
    case: Case


_Tap: TypeAlias = Callable[[Work, _Joiner, str, int], Awaitable[None]]


class Joining(Service):
    """What a person does who opened the link. Nothing is kept before consent."""

    @transaction
    async def open(self, work: Work, caller: Caller, code: str) -> None:
        """Open a link: each misfit gets its own answer, guesses are limited."""
        chat = await cases.chat_of(work, caller)
        reader = Reader(chat, await readers.language_of(work, caller))
        invitation = await invitations.find(work, reader, code)
        if invitation is None:
            return
        dialogue = await dialogues.current(work, chat)
        if dialogue is not None and setup.is_for(dialogue, invitation):
            await setup_questions.show(work, chat, dialogue)
        elif await invitations.admits(work, reader, invitation):
            await _begin(work, reader, invitation)

    @transaction
    async def tap(self, work: Work, caller: Caller, choice: str, message_id: int) -> None:
        """A button of the joining dialogue; raises `ClosedError` when it is over."""
        chat = await cases.chat_of(work, caller)
        dialogue = await dialogues.current(work, chat)
        if dialogue is None or dialogue.name != dialogues.JOINING:
            raise ClosedError("joining")
        step, _, value = choice.partition("=")
        if step != dialogue.step:
            return
        if step in setup_questions.STEPS:
            await setup.tap(work, chat, dialogue, setup.Choice(value, message_id))
        elif (joiner := await _joiner(work, chat, dialogue)) is not None:
            await _TAPS[step](work, joiner, value, message_id)


def is_before_consent(dialogue: Dialogue) -> bool:
    """Whether this dialogue joins somebody who has not agreed yet."""
    return dialogue.name == dialogues.JOINING and dialogue.step in _KEYS


async def _begin(work: Work, reader: Reader, invitation: Invitation) -> None:
    dialogue = await dialogues.begin(
        work,
        reader.chat,
        dialogues.JOINING,
        "language",
        invitation=invitation.id,
        episode=invitation.episode_id,
    )
    case = await cases.of_episode(work, invitation.episode_id)
    await _show(work, _Joiner(_reader(reader, case), dialogue, invitation, case))


def _reader(reader: Reader, case: Case) -> Reader:
    """Before consent no message is tied to the patient; only a rehearsal's is, to be headed so."""
    return Reader(reader.chat, reader.language, case.patient if case.patient.is_test else None)


def _reader_of(chat: Chat, dialogue: Dialogue) -> Reader:
    return Reader(chat, dialogue.data.get("language") or chat.language or "en")


async def _joiner(work: Work, chat: Chat, dialogue: Dialogue) -> _Joiner | None:
    """Who joins with this link; None after telling that it has become useless meanwhile."""
    reader = _reader_of(chat, dialogue)
    invitation = await work.session.get(Invitation, dialogue.data["invitation"])
    if invitation is None:
        await dialogues.drop(work, chat)
        await say(work, reader, "invite_expired")
        return None
    # The patient is locked first: another account may be using the same link.
    case = await cases.of_episode(work, invitation.episode_id)
    await work.session.refresh(invitation)
    if invitations.standing(work, invitation) is Standing.GOOD:
        return _Joiner(_reader(reader, case), dialogue, invitation, case)
    await dialogues.drop(work, chat)
    await invitations.refuse(work, reader, invitation)
    return None


async def _show(work: Work, joiner: _Joiner, onto: int | None = None) -> None:
    """The question of the step that the dialogue stands at."""
    await ask(work, joiner.reader, _question(work, joiner), onto)


def _question(work: Work, joiner: _Joiner) -> Prompt:
    step, language = joiner.dialogue.step, joiner.reader.language
    key = _KEYS[step]
    values = placeholders.protocol_values(work, joiner.case.protocol, language)
    buttons = column(
        button(label, Verb.JOIN, f"{step}={name.removeprefix('lang_')}")
        for name, label in work.texts.buttons(key, language)
    )
    return work.text(key, language, **values), buttons


async def typed(work: Work, chat: Chat, dialogue: Dialogue, text: str) -> None:
    """A typed text before consent: the birth year, else a hint to tap."""
    joiner = await _joiner(work, chat, dialogue)
    if joiner is None:
        return
    if dialogue.step == "birth_year":
        await _birth_year(work, joiner, text)
        return
    await say(work, joiner.reader, "tap_to_join")
    await _show(work, joiner)


async def decline(work: Work, chat: Chat, dialogue: Dialogue, key: str) -> None:
    """End the joining without consent; nothing is kept, and the link stays good."""
    joiner = await _joiner(work, chat, dialogue)
    if joiner is not None:
        await dialogues.drop(work, chat)
        await say(work, joiner.reader, key)


async def danger(work: Work, chat: Chat, dialogue: Dialogue, found: Triage) -> None:
    """Danger words before consent: not kept, but answered at once, and staff are called."""
    joiner = await _joiner(work, chat, dialogue)
    if joiner is not None:
        await warning_signs.answer_danger(work, joiner.case, joiner.reader, found)
    else:
        await safety_texts.name_help(work, _reader_of(chat, dialogue), found)


async def _language(work: Work, joiner: _Joiner, value: str, onto: int) -> None:
    if value not in LANGUAGES:
        raise NotFoundError("language")
    dialogues.go_on(work, joiner.dialogue, "birth_year", language=value)
    reader = Reader(joiner.reader.chat, value, joiner.reader.patient)
    await _show(work, joiner._replace(reader=reader), onto)


async def _birth_year(work: Work, joiner: _Joiner, text: str) -> None:
    year = read_birth_year(text, this_year=work.now.year)
    if year is None:
        await say(work, joiner.reader, "year_not_clear")
    elif str(year) == joiner.case.patient.birth_year:
        dialogues.go_on(work, joiner.dialogue, "who")
        await _show(work, joiner)
    else:
        await _count_wrong_year(work, joiner)


async def _count_wrong_year(work: Work, joiner: _Joiner) -> None:
    invitation = joiner.invitation
    invitation.tries += 1
    left = MAX_YEAR_TRIES - invitation.tries
    if left > 0:
        await say(work, joiner.reader, "verify_again", tries=left)
        return
    invitation.locked_at = work.now
    await dialogues.drop(work, joiner.reader.chat)
    await say(work, joiner.reader, "verify_failed")
    await invitations.report(work, joiner.case, "locked_birth_year")


async def _who(work: Work, joiner: _Joiner, value: str, onto: int) -> None:
    answered_by = AnsweredBy(value)
    dialogues.go_on(work, joiner.dialogue, "consent1", answered_by=answered_by)
    if answered_by is AnsweredBy.SELF:
        await _show(work, joiner, onto)
        return
    text = work.text("helper_ok", joiner.reader.language)
    note = Draft(MessageKind.EDIT, text, onto=onto)
    await queue(work, joiner.reader.chat, note, joiner.reader.patient)
    await _show(work, joiner)


async def _consent_1(work: Work, joiner: _Joiner, _value: str, onto: int) -> None:
    dialogues.go_on(work, joiner.dialogue, "consent2")
    await strip(work, joiner.reader.chat, onto=onto)
    await _show(work, joiner)


async def _consent_2(work: Work, joiner: _Joiner, value: str, onto: int) -> None:
    if value not in {"agree", "decline"}:
        raise NotFoundError("choice")
    chat, dialogue = joiner.reader.chat, joiner.dialogue
    await strip(work, chat, onto=onto)
    if value == "decline":
        await decline(work, chat, dialogue, "consent_declined")
        return
    await _enter(work, joiner)
    await setup.begin(work, chat, dialogue)


async def _enter(work: Work, joiner: _Joiner) -> None:
    answered_by = AnsweredBy(joiner.dialogue.data["answered_by"])
    entrant = Entrant(joiner.reader.chat, joiner.reader.language, answered_by)
    await consent.enter(work, joiner.case, joiner.invitation, entrant)


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
