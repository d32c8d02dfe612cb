"""What a patient can look at and set: language, time of day, time zone, their data, help."""

from __future__ import annotations

from bot.domain import schedule
from bot.domain.delivery import MessageKind
from bot.domain.errors import NotFoundError
from bot.domain.ledger import HERE, PatientState
from bot.services.followup import planning, questions, safety_texts
from bot.services.followup.notes import keep_words
from bot.services.kernel import cases
from bot.services.kernel.cases import Caller, Case
from bot.services.kernel.ports import Audience
from bot.services.kernel.transaction import Service, Work, transaction
from bot.services.messaging import dialogues, placeholders, subjects
from bot.services.messaging.keyboards import Button, Keyboard, Verb, button, column
from bot.services.messaging.messages import Draft, queue
from bot.services.messaging.pages import pages
from bot.services.messaging.readers import (
    PatientTurn,
    Reader,
    language_of,
    patient_turn,
    say,
    tell_stranger,
)
from bot.services.patient import cities, setup, setup_questions, standing, time_zones
from bot.services.patient.caller import turn_of
from bot.services.staff import access
from bot.storage import chats, check_ins, episodes, notes, patients, retention, staff
from bot.storage.tables.followups import CheckIn
from bot.storage.tables.people import Chat
from bot.texts import dates
from bot.texts.catalogue import LANGUAGES, language_name


class Preferences(Service):
    """The quiet commands: they change how the bot writes, never what it asks."""

    @transaction
    async def show(self, work: Work, caller: Caller, key: str) -> None:
        """A fixed text: privacy, signs, unknown_command, not_allowed and the like."""
        chat = await cases.chat_of(work, caller)
        patient = await patients.of_chat(work.session, chat.id)
        if patient is not None:
            await keep_words(work, patient, caller)
        language = await language_of(work, caller)
        if patient is None and await staff.of_chat(work.session, chat.key) is None:
            await tell_stranger(work, Reader(chat, language), key)
            return
        keyboard = _sign_button(work, language) if key == "signs" and patient else []
        draft = Draft(MessageKind.REPLY, work.text(key, language), keyboard)
        await queue(work, chat, draft, patient)

    @transaction
    async def toast(self, work: Work, caller: Caller, key: str) -> str | None:
        """A toast in the presser's own language; None after a death, when nothing is said."""
        chat = await chats.by_key(work.session, cases.chat_key(work, caller))
        patient = await patients.of_chat(work.session, chat.id) if chat else None
        if patient is not None and patient.state is PatientState.DECEASED:
            return None
        if key == "button_not_yours" and await _has_left_team(work, caller):
            key = "access_ended"
        return work.text(key, await language_of(work, caller))

    @transaction
    async def settings(self, work: Work, caller: Caller) -> None:
        """/settings: how the bot writes to this patient, with buttons to change it."""
        turn = await turn_of(work, caller)
        text = turn.text("settings", **await _settings(work, turn.case))
        keyboard = column(await _settings_buttons(work, turn.case))
        await turn.queue(Draft(MessageKind.REPLY, text, keyboard))

    @transaction
    async def ask_language(self, work: Work, caller: Caller) -> None:
        """/language: ask which."""
        await ask_which_language(await turn_of(work, caller))

    @transaction
    async def ask_time(self, work: Work, caller: Caller) -> None:
        """/time: ask for the time of day, with the time zone as a further choice."""
        turn = await turn_of(work, caller)
        await turn.ask(setup_questions.ask_time(turn, Verb.SETTING))

    @transaction
    async def set(self, work: Work, caller: Caller, choice: str, message_id: int | None) -> None:
        """A pressed choice: lang_CODE, t10, t13, t18, tz, zone=NAME or zone=keep.

        Raises `NotFoundError` on any other.
        """
        turn = await turn_of(work, caller, onto=message_id)
        language = choice.removeprefix("lang_")
        if language in LANGUAGES:
            await turn.strip()
            await _set_language(turn, language)
        elif (settling := await setup_questions.waiting(turn)) is not None:
            await setup.take_setting(settling, choice)
        else:
            await turn.strip()
            await _set_time(turn, choice)

    @transaction
    async def my_data(self, work: Work, caller: Caller) -> None:
        """/mydata: everything that is kept about whom this phone answered for, in words."""
        try:
            turn = await turn_of(work, caller)
        except NotFoundError:
            chat = await cases.chat_of(work, caller)
            await say(work, Reader(chat, await language_of(work, caller)), "mydata_none")
            return
        for patient in await patients.every_of_chat(work.session, turn.chat.id):
            case = turn.case if patient is turn.patient else await cases.latest(work, patient)
            if case is not None:
                kept = patient_turn(work, case, turn.chat)
                for page in pages(kept.text("mydata", **await _my_data(work, case))):
                    await kept.queue(Draft(MessageKind.REPLY, page))


async def ask_which_language(turn: PatientTurn) -> None:
    """In which language to write from now on."""
    labels = turn.work.texts.buttons("choose_language_again", turn.language)
    keyboard = column(button(label, Verb.SETTING, name) for name, label in labels)
    await turn.ask((turn.text("choose_language_again"), keyboard))


async def start(work: Work, caller: Caller, chat: Chat) -> bool:
    """A patient reads where they stand, anyone else how to join; False: no question was shown."""
    patient = await patients.of_chat(work.session, chat.id)
    case = await cases.latest(work, patient) if patient else None
    member = await staff.of_chat(work.session, chat.key)
    if case is not None and member is None:
        await standing.tell_standing(patient_turn(work, case, chat))
        return True
    await help_(work, caller, chat)
    return False


async def help_(work: Work, caller: Caller, chat: Chat) -> None:
    """What the reader can do here: as a patient, as staff, or as both; their words are kept."""
    patient = await patients.of_chat(work.session, chat.id)
    if patient is not None:
        await keep_words(work, patient, caller)
    member = await staff.of_chat(work.session, chat.key)
    if patient is not None:
        lines = placeholders.commands(work, Audience.PATIENT, patient.language)
        await say(work, Reader(chat, patient.language, patient), "help", commands=lines)
    if member is not None:
        text, menu = access.help_text(work, member), access.menu(work, member)
        await queue(work, chat, Draft(MessageKind.REPLY, text, menu=menu))
    elif patient is None:
        reader = Reader(chat, await language_of(work, caller))
        # Who is about to join is no stranger: the question that waits comes below.
        joins = await dialogues.current(work, chat) is not None
        await (say if joins else tell_stranger)(work, reader, "start_no_invite")


def _sign_button(work: Work, language: str) -> Keyboard:
    label = work.texts.label("signs", "rf_yes", language)
    return [[button(label, Verb.RED_FLAG, "yes")]]


async def _settings(work: Work, case: Case) -> dict[str, object]:
    planned = await _next(work, case)
    next_date = work.text("settings_no_next", case.language)
    if planned is not None:
        next_date = placeholders.moment(planned.look_at, case.calendar.zone, case.language)
    return {
        "language_name": language_name(case.language, case.language),
        "send_time": dates.short_time(case.patient.time_of_day, case.language),
        "time_zone": cities.name_of(case.patient.zone),
        "next_date": next_date,
    }


async def _next(work: Work, case: Case) -> CheckIn | None:
    """The next check-in that this patient gets, as things stand."""
    is_active = case.patient.state is PatientState.ACTIVE
    return await standing.following(work, case.patient) if is_active else None


async def _settings_buttons(work: Work, case: Case) -> list[Button]:
    """What can still be changed: after the last check-in only the language."""
    labels = dict(work.texts.buttons("settings", case.language))
    language = button(labels["language"], Verb.SETTING, "language")
    is_here = case.patient.state in HERE
    if not is_here or not await standing.has_more(work, case.patient):
        return [language]
    goes_on = button(labels["pause"], Verb.SETTING, "pause")
    if case.patient.state is not PatientState.ACTIVE:
        goes_on = button(labels["resume"], Verb.RESUME, "yes")
    time = button(labels["time"], Verb.SETTING, "time")
    return [time, language, goes_on, button(labels["stop"], Verb.STOP, "ask")]


async def _set_language(turn: PatientTurn, language: str) -> None:
    work, case, chat = turn.work, turn.case, turn.chat
    case.patient.language = chat.language = language
    dialogue = await dialogues.current(work, chat)
    if dialogue is not None and dialogue.name == dialogues.JOINING:
        dialogue.data = {**dialogue.data, "language": language}
    # What follows is read in the new language already.
    turn = patient_turn(work, case, chat)
    await turn.say("language_changed")
    await planning.renew_changed_dates(work, case.patient)
    await safety_texts.repeat_help(work, case, chat)
    await standing.ask_again(turn)


async def _set_time(turn: PatientTurn, choice: str) -> None:
    """The time of day, or the zone that it is meant in."""
    name, _, zone = choice.partition("=")
    if choice == "tz":
        await ask_city(turn)
    elif name == "zone":
        await _set_zone(turn, zone)
    elif choice in (times := schedule.named_times(turn.case.protocol.times)):
        turn.patient.time_of_day = times[choice]
        await time_zones.replan(turn.work, turn.patient)
        await _changed(turn.about(await cases.of_episode(turn.work, turn.case.episode.id)))
    else:
        raise NotFoundError("choice")


async def ask_city(turn: PatientTurn) -> None:
    """In which city the patient is; what is typed next is meant for it."""
    await dialogues.begin(turn.work, turn.chat, dialogues.MOVING, "city")
    await turn.ask(time_zones.ask_city(turn, Verb.SETTING))


async def typed_city(turn: PatientTurn, text: str) -> None:
    """A typed city: the clinic's zone, another one asked back, or the question again."""
    found = await time_zones.of_city(text)
    if time_zones.is_clear(turn, found):
        await _set_zone(turn, found[0])
    else:
        await turn.ask(time_zones.ask_which(turn, Verb.SETTING, text, found))


async def _set_zone(turn: PatientTurn, zone: str) -> None:
    case = await time_zones.move(turn.work, turn.case, zone)
    await dialogues.drop(turn.work, turn.chat)
    await _changed(turn.about(case))


async def _changed(turn: PatientTurn) -> None:
    """Say what counts now and when the next check-in comes, then go back to what waits."""
    key = "time_saved" if await _next(turn.work, turn.case) is None else "time_changed"
    await turn.say(key, **await _settings(turn.work, turn.case))
    await standing.ask_again(turn)


async def _my_data(work: Work, case: Case) -> dict[str, object]:
    lines = []
    for episode in await episodes.of_patient(work.session, case.patient.id):
        of_episode = await cases.of_episode(work, episode.id)
        lines.append(_my_injection(work, of_episode))
        for check_in in await check_ins.of_episode(work.session, episode.id):
            lines.append(await _my_line(work, of_episode, check_in))
    agreed = await patients.consents(work.session, case.patient.id)
    joined = agreed[-1].given_at if agreed else case.patient.created_at
    baseline = case.episode.baseline_source
    return {
        "joined": placeholders.moment(joined, case.calendar.zone, case.language),
        "answered_by": work.text(f"answered_by_{case.patient.answered_by}", case.language),
        "language_name": language_name(case.language, case.language),
        "baseline": work.text(f"baseline_{baseline}", case.language, score=case.episode.baseline),
        "check_ins": "\n".join(lines),
        "notes_count": len(await notes.of_patient(work.session, case.patient.id)),
        "kept": work.text(await _kept(work, case), case.language),
    }


async def _kept(work: Work, case: Case) -> str:
    """How long it is kept, or that it will be deleted, or what that waits for."""
    if case.patient.state is not PatientState.ERASING:
        return "mydata_kept"
    if await retention.has_open_p1(work.session, case.patient.id):
        return "mydata_erasing_waits"
    return "mydata_erasing"


def _my_injection(work: Work, case: Case) -> str:
    area = work.text(f"area_{case.episode.area}", case.language)
    date = subjects.injection_date(case)
    return work.text("mydata_injection", case.language, date=date, area=area)


async def _my_line(work: Work, case: Case, check_in: CheckIn) -> str:
    given = await case.given(work, check_in)
    said = [placeholders.answers(work, given, case.language), *questions.tapped(work, case, given)]
    return work.text(
        "mydata_line",
        case.language,
        checkin_name=subjects.checkin_name(work, case, check_in),
        state=work.text(f"state_{check_in.state}", case.language),
        answers=". ".join(filter(None, said)),
    ).strip()


async def _has_left_team(work: Work, caller: Caller) -> bool:
    """Whether it was a button of theirs while they were on the team, be it in a group."""
    own = await chats.by_key(work.session, work.digest("chat", caller.user_id))
    member = None if own is None else await staff.any_of_chat(work.session, own.id)
    return member is not None and member.left_at is not None
