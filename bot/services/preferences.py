"""What a patient can look at and set: language, time of day, time zone, their data, help."""

from __future__ import annotations

from typing import Final

from bot.domain.delivery import MessageKind
from bot.domain.errors import NotFoundError
from bot.services import cases, cities, dialogues, leaving, planning, wording
from bot.services.buttons import Button, Verb, button, column
from bot.services.cases import Caller, Case
from bot.services.messages import Draft, queue, strip
from bot.services.settling_in import TIMES
from bot.services.transaction import Service, Work, transaction
from bot.storage import check_ins, patients, staff
from bot.storage.tables import Chat, CheckIn
from bot.texts import dates
from bot.texts.catalogue import known_language

_NOT_SET: Final = "-"


class Preferences(Service):
    """The quiet commands: they change how the bot writes, never what it asks."""

    @transaction
    async def show(self, work: Work, caller: Caller, key: str) -> None:
        """A fixed text: help, privacy, signs, unknown_command, not_allowed and the like."""
        chat = await cases.chat_of(work, caller)
        patient = await patients.of_chat(work.session, chat.id)
        member = await staff.of_chat(work.session, chat.key)
        language = known_language(caller.language_code or "en")
        if patient is not None or member is not None:
            language = (patient or member).language  # type: ignore[union-attr]
        if key == "help" and member is not None and patient is None:
            key = f"staff_help_{member.role}"
        elif key == "help" and patient is None:
            key = "start_no_invite"
        keyboard = _sign_button(work, language) if key == "signs" and patient else []
        await queue(work, chat, Draft(MessageKind.REPLY, work.text(key, language), keyboard))

    @transaction
    async def settings(self, work: Work, caller: Caller) -> None:
        """/settings: how the bot writes to this patient, with buttons to change it."""
        case, chat = await leaving.of_caller(work, caller)
        text = work.text("settings", case.language, **await _settings(work, case))
        labels = dict(work.texts.buttons("settings", case.language))
        keyboard = column(
            [
                button(labels["time"], Verb.SETTING, "time"),
                button(labels["language"], Verb.SETTING, "language"),
                button(labels["pause"], Verb.SETTING, "pause"),
                button(labels["stop"], Verb.STOP, "ask"),
            ]
        )
        await queue(work, chat, Draft(MessageKind.REPLY, text, keyboard), case.patient)

    @transaction
    async def ask_language(self, work: Work, caller: Caller) -> None:
        """/language: ask which."""
        case, chat = await leaving.of_caller(work, caller)
        labels = work.texts.buttons("choose_language_again", case.language)
        keyboard = [[button(label, Verb.SETTING, name) for name, label in labels]]
        text = work.text("choose_language_again", case.language)
        await queue(work, chat, Draft(MessageKind.REPLY, text, keyboard, asks=True), case.patient)

    @transaction
    async def ask_time(self, work: Work, caller: Caller) -> None:
        """/time: ask for the time of day, with the time zone as a further choice."""
        case, chat = await leaving.of_caller(work, caller)
        await _ask_time(work, case, chat)

    @transaction
    async def set(self, work: Work, caller: Caller, choice: str, message_id: int) -> None:
        """A pressed choice: lang_en, lang_es, t10, t13, t18, tz or zone=NAME."""
        case, chat = await leaving.of_caller(work, caller)
        await strip(work, chat, onto=message_id)
        if choice.startswith("lang_"):
            case.patient.language = chat.language = choice.removeprefix("lang_")
            text = work.text("language_changed", case.language)
            await queue(work, chat, Draft(MessageKind.REPLY, text), case.patient)
        elif choice == "tz":
            await _ask_zone(work, case, chat)
        elif choice == "keep":
            await dialogues.drop(work, chat)
            await _ask_time(work, case, chat)
        elif choice.startswith("zone="):
            await _set_zone(work, case, chat, choice.removeprefix("zone="))
        elif choice in TIMES:
            case.patient.time_of_day = TIMES[choice]
            await _changed(work, case, chat)

    @transaction
    async def my_data(self, work: Work, caller: Caller) -> None:
        """/mydata: everything that is kept about the patient, in words."""
        try:
            case, chat = await leaving.of_caller(work, caller)
        except NotFoundError:
            chat = await cases.chat_of(work, caller)
            text = work.text("mydata_none", known_language(caller.language_code or "en"))
            await queue(work, chat, Draft(MessageKind.REPLY, text))
            return
        text = work.text("mydata", case.language, **await _my_data(work, case))
        await queue(work, chat, Draft(MessageKind.REPLY, text), case.patient)


def _sign_button(work: Work, language: str) -> list[list[Button]]:
    label = work.texts.label("signs", "rf_yes", language)
    return [[button(label, Verb.RED_FLAG, "yes")]]


async def _settings(work: Work, case: Case) -> dict[str, object]:
    following = await planning.next_planned(work, case)
    next_date = _NOT_SET
    if following is not None:
        next_date = wording.moment(following.look_at, case.calendar.zone, case.language)
    return {
        "language_name": work.text(f"language_{case.language}", case.language),
        "send_time": dates.short_time(case.patient.time_of_day, case.language),
        "time_zone": wording.zone_name(case),
        "next_date": next_date,
    }


async def _ask_time(work: Work, case: Case, chat: Chat) -> None:
    text = work.text("ask_time", case.language, time_zone=wording.zone_name(case))
    keyboard = column(
        button(label, Verb.SETTING, name)
        for name, label in work.texts.buttons("ask_time", case.language)
    )
    await queue(work, chat, Draft(MessageKind.REPLY, text, keyboard, asks=True), case.patient)


async def _ask_zone(work: Work, case: Case, chat: Chat) -> None:
    await dialogues.begin(work, chat, dialogues.MOVING, "city")
    text = work.text("ask_time_zone", case.language)
    await queue(
        work, chat, Draft(MessageKind.REPLY, text, [_keep(work, case)], asks=True), case.patient
    )


def _keep(work: Work, case: Case) -> list[Button]:
    label = work.texts.label("ask_time_zone", "keep", case.language)
    return [button(label, Verb.SETTING, "keep")]


async def typed_city(work: Work, case: Case, chat: Chat, text: str) -> None:
    """A typed city: its zone, a choice of zones, or the question again."""
    zones = cities.zones_of(text)
    if len(zones) == 1:
        await _set_zone(work, case, chat, zones[0])
        return
    key = "zone_choose" if zones else "zone_unknown"
    choices = [
        [button(zone.split("/")[-1].replace("_", " "), Verb.SETTING, f"zone={zone}")]
        for zone in zones
    ]
    keyboard = [*choices, _keep(work, case)]
    question = work.text(key, case.language, city=text.strip()[:40])
    draft = Draft(MessageKind.REPLY, question, keyboard, asks=True)
    await queue(work, chat, draft, case.patient)


async def _set_zone(work: Work, case: Case, chat: Chat, zone: str) -> None:
    await dialogues.drop(work, chat)
    case.patient.zone = zone
    await _changed(work, case, chat)


async def _changed(work: Work, case: Case, chat: Chat) -> None:
    """Move the check-ins to come, and say when the next one comes."""
    await work.session.flush()
    for episode in await patients.running_episodes(work.session, case.patient.id):
        await planning.replan(work, await cases.of_episode(work, episode.id))
    case = await cases.of_episode(work, case.episode.id)
    values = await _settings(work, case)
    await queue(
        work,
        chat,
        Draft(MessageKind.REPLY, work.text("time_changed", case.language, **values)),
        case.patient,
    )


async def _my_data(work: Work, case: Case) -> dict[str, object]:
    lines = []
    for episode in await patients.episodes(work.session, case.patient.id):
        of_episode = await cases.of_episode(work, episode.id)
        for check_in in await patients.check_ins(work.session, episode.id):
            lines.append(await _my_line(work, of_episode, check_in))
    agreed = await patients.consents(work.session, case.patient.id)
    baseline = case.episode.baseline
    joined = agreed[-1].given_at if agreed else case.patient.created_at
    return {
        "joined": wording.moment(joined, case.calendar.zone, case.language),
        "answered_by": work.text(f"answered_by_{case.patient.answered_by}", case.language),
        "language_name": work.text(f"language_{case.language}", case.language),
        "baseline": _NOT_SET if baseline is None else baseline,
        "check_ins": "\n".join(lines),
        "notes_count": len(await patients.notes(work.session, case.patient.id)),
    }


async def _my_line(work: Work, case: Case, check_in: CheckIn) -> str:
    given = await check_ins.answers(work.session, check_in.id)
    return work.text(
        "mydata_line",
        case.language,
        checkin_name=wording.checkin_name(work, case, check_in),
        state=work.text(f"state_{check_in.state}", case.language),
        answers=wording.answers(work, given, case.language),
    ).strip()
