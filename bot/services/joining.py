"""Joining: from a single-use link to a consent, a baseline and a time of day."""

from __future__ import annotations

from typing import Final

from bot.domain.alerts import AlertKind
from bot.domain.answers import read_birth_year
from bot.domain.delivery import MessageKind
from bot.domain.errors import ClosedError
from bot.domain.ledger import AnsweredBy, EpisodeState, PatientState
from bot.services import (
    alerting,
    cases,
    dialogues,
    guesses,
    planning,
    settling_in,
    wording,
)
from bot.services.buttons import Verb, button, column
from bot.services.cases import Caller, Case
from bot.services.messages import Draft, queue, strip
from bot.services.transaction import Service, Work, transaction
from bot.storage import patients
from bot.storage.desk_tables import Dialogue
from bot.storage.tables import Chat, Consent, Invitation
from bot.texts.catalogue import known_language

MAX_YEAR_TRIES: Final = 3
TEXT_VERSION: Final = "2026-11"


class Joining(Service):
    """What a person does who opened the link. Nothing is kept before consent."""

    @transaction
    async def open(self, work: Work, caller: Caller, code: str) -> None:
        """Open a link: each misfit gets its own answer, guesses are limited."""
        chat = await cases.chat_of(work, caller)
        language = known_language(chat.language or caller.language_code or "en")
        if guesses.are_too_many(work, chat):
            await settling_in.say(work, chat, "too_many_codes", language)
            return
        invitation = await patients.invitation_by_code(work.session, work.digest("code", code))
        if invitation is None:
            guesses.count(work, chat)
            await settling_in.say(work, chat, "unknown_code", language)
            return
        await _open_invitation(work, chat, invitation, language)

    @transaction
    async def tap(self, work: Work, caller: Caller, choice: str, message_id: int) -> None:
        """A button of the joining dialogue; raises `ClosedError` when it is over."""
        chat = await cases.chat_of(work, caller)
        dialogue = await dialogues.current(work, chat)
        if dialogue is None or dialogue.name != dialogues.JOINING:
            raise ClosedError("joining")
        step, _, value = choice.partition("-")
        if step == dialogue.step:
            await _TAPS[step](work, chat, dialogue, value, message_id)


async def _open_invitation(work: Work, chat: Chat, invitation: Invitation, language: str) -> None:
    case = await cases.of_episode(work, invitation.episode_id)
    if invitation.spent_at is not None:
        await _reopen_spent(work, chat, invitation, case)
    elif invitation.locked_at is not None:
        await settling_in.say(work, chat, "verify_failed", language)
    elif invitation.cancelled_at is not None or work.now >= invitation.expires_at:
        await settling_in.say(work, chat, "invite_expired", language)
    else:
        await dialogues.begin(
            work,
            chat,
            dialogues.JOINING,
            "language",
            invitation=invitation.id,
            episode=invitation.episode_id,
        )
        labels = work.texts.buttons("choose_language", language)
        keyboard = [[button(label, Verb.JOIN, f"language-{name[-2:]}") for name, label in labels]]
        await settling_in.ask(work, chat, work.text("choose_language", language), keyboard, None)


async def _reopen_spent(work: Work, chat: Chat, invitation: Invitation, case: Case) -> None:
    if invitation.spent_by != chat.id:
        await settling_in.say(work, chat, "invite_used", case.language)
        await alerting.raise_alert(
            work, AlertKind.LINK_PROBLEM, case.patient, reason="second_account"
        )
        return
    following = await planning.next_planned(work, case)
    if following is None or case.patient.state is not PatientState.ACTIVE:
        await settling_in.say(work, chat, "followup_over", case.language)
        return
    when = wording.moment(following.look_at, case.calendar.zone, case.language)
    await settling_in.say(work, chat, "already_enrolled", case.language, next_date=when)


async def _language(work: Work, chat: Chat, dialogue: Dialogue, value: str, onto: int) -> None:
    language = known_language(value)
    chat.language = language
    dialogues.go_on(work, dialogue, "birth_year", language=language)
    await settling_in.ask(work, chat, work.text("verify_birth_year", language), [], onto)


async def typed(work: Work, chat: Chat, dialogue: Dialogue, text: str) -> None:
    """A typed text while joining: the birth year, a score, a city; else a hint to tap."""
    language = dialogue.data.get("language", chat.language or "en")
    if dialogue.step == "birth_year":
        await _birth_year(work, chat, dialogue, text)
    elif dialogue.step == "baseline" and text.strip().isdigit() and int(text) <= 10:
        await settling_in.take_baseline(work, chat, dialogue, text.strip(), None)
    elif dialogue.step == "zone":
        await settling_in.take_city(work, chat, dialogue, text)
    else:
        await settling_in.say(work, chat, "tap_to_join", language)


async def _birth_year(work: Work, chat: Chat, dialogue: Dialogue, text: str) -> None:
    language = dialogue.data["language"]
    year = read_birth_year(text, this_year=work.now.year)
    if year is None:
        await settling_in.say(work, chat, "year_not_clear", language)
        return
    case = await cases.of_episode(work, dialogue.data["episode"])
    invitation = await work.session.get_one(Invitation, dialogue.data["invitation"])
    if invitation.locked_at is not None:
        await settling_in.say(work, chat, "verify_failed", language)
    elif str(year) == case.patient.birth_year:
        dialogues.go_on(work, dialogue, "who")
        labels = work.texts.buttons("who_answers", language)
        keyboard = column(button(label, Verb.JOIN, f"who-{name}") for name, label in labels)
        await settling_in.ask(work, chat, work.text("who_answers", language), keyboard, None)
    else:
        await _count_wrong_year(work, chat, invitation, case, language)


async def _count_wrong_year(
    work: Work, chat: Chat, invitation: Invitation, case: Case, language: str
) -> None:
    invitation.tries += 1
    left = MAX_YEAR_TRIES - invitation.tries
    if left > 0:
        await settling_in.say(work, chat, "verify_again", language, tries=left)
        return
    invitation.locked_at = work.now
    await dialogues.drop(work, chat)
    await settling_in.say(work, chat, "verify_failed", language)
    await alerting.raise_alert(
        work, AlertKind.LINK_PROBLEM, case.patient, reason="locked_birth_year"
    )


async def _who(work: Work, chat: Chat, dialogue: Dialogue, value: str, onto: int) -> None:
    language = dialogue.data["language"]
    dialogues.go_on(work, dialogue, "consent1", answered_by=AnsweredBy(value))
    case = await cases.of_episode(work, dialogue.data["episode"])
    values = wording.protocol_values(work, case.protocol, language)
    text = work.text("welcome_consent_1", language, **values)
    label = work.texts.label("welcome_consent_1", "next", language)
    keyboard = [[button(label, Verb.JOIN, "consent1-next")]]
    is_helper = AnsweredBy(value) is AnsweredBy.HELPER
    if is_helper:
        note = Draft(MessageKind.EDIT, work.text("helper_ok", language), onto=onto)
        await queue(work, chat, note)
    await settling_in.ask(work, chat, text, keyboard, None if is_helper else onto)


async def _consent_1(work: Work, chat: Chat, dialogue: Dialogue, _value: str, onto: int) -> None:
    language = dialogue.data["language"]
    dialogues.go_on(work, dialogue, "consent2")
    await strip(work, chat, onto=onto)
    labels = work.texts.buttons("welcome_consent_2", language)
    keyboard = column(button(label, Verb.JOIN, f"consent2-{name}") for name, label in labels)
    await settling_in.ask(work, chat, work.text("welcome_consent_2", language), keyboard, None)


async def _consent_2(work: Work, chat: Chat, dialogue: Dialogue, value: str, onto: int) -> None:
    language = dialogue.data["language"]
    await strip(work, chat, onto=onto)
    if value != "agree":
        await dialogues.drop(work, chat)
        await settling_in.say(work, chat, "consent_declined", language)
        return
    invitation = await work.session.get_one(Invitation, dialogue.data["invitation"])
    case = await cases.of_episode(work, invitation.episode_id)
    if invitation.spent_at is not None or work.now >= invitation.expires_at:
        await dialogues.drop(work, chat)
        await settling_in.say(work, chat, "invite_expired", language)
        return
    await _enter(work, chat, dialogue, invitation, case)
    await settling_in.ask_baseline(work, chat, dialogue, case)


async def _enter(
    work: Work, chat: Chat, dialogue: Dialogue, invitation: Invitation, case: Case
) -> None:
    """Consent: spend the link, bind the chat and plan at once; nothing depends on the rest."""
    patient = case.patient
    await _leave_old_phone(work, case, chat)
    invitation.spent_at, invitation.spent_by = work.now, chat.id
    patient.chat_id, patient.state = chat.id, PatientState.ACTIVE
    patient.language = dialogue.data["language"]
    patient.answered_by = AnsweredBy(dialogue.data["answered_by"])
    case.chat = chat
    work.session.add(
        Consent(
            patient_id=patient.id,
            given_at=work.now,
            language=patient.language,
            text_version=TEXT_VERSION,
            given_by=patient.answered_by,
        )
    )
    for episode in await patients.running_episodes(work.session, patient.id):
        if episode.state is EpisodeState.INVITED:
            episode.state = EpisodeState.ACTIVE
            await planning.plan(work, await cases.of_episode(work, episode.id))


async def _leave_old_phone(work: Work, case: Case, chat: Chat) -> None:
    """A new phone took over: the old chat gets nothing more."""
    if case.chat is None or case.chat.id == chat.id:
        return
    await planning.withdraw(work, case.patient, all_kinds=True)
    await dialogues.drop(work, case.chat)
    case.chat.question_id = None


_TAPS: Final = {
    "language": _language,
    "who": _who,
    "consent1": _consent_1,
    "consent2": _consent_2,
    "baseline": settling_in.take_baseline,
    "time": settling_in.take_time,
    "zone": settling_in.take_zone,
}
