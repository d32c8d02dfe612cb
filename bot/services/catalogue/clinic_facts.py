"""/clinic: hours, holidays and numbers, seen and set in the chat; a restart is not needed."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any, Final

from bot.domain.errors import ClosedError
from bot.domain.ledger import StaffRole
from bot.services.catalogue import changed_numbers, first_steps
from bot.services.catalogue.typed_facts import READERS, OutOfRangeError
from bot.services.catalogue.typed_holidays import HOLIDAYS_AHEAD, MOST_HOLIDAYS
from bot.services.kernel.cases import Caller
from bot.services.kernel.clinic import SETTABLE, Clinic
from bot.services.kernel.transaction import Service, Work, transaction
from bot.services.messaging import dialogues
from bot.services.messaging.keyboards import Keyboard, Verb, button, column
from bot.services.messaging.readers import StaffTurn
from bot.services.staff import access, audit
from bot.storage import chosen, staff
from bot.storage.tables.mail import Dialogue
from bot.texts import dates

_TYPING: Final = "type"
_CONFIRM: Final = "confirm"


class ClinicFacts(Service):
    """What the clinic says of itself, and the way to a first patient."""

    @transaction
    async def show(self, work: Work, caller: Caller) -> None:
        """/clinic: all of it, and what can be changed here."""
        turn = await access.turn_of(work, caller, StaffRole.ADMIN)
        await _show(turn)

    @transaction
    async def press(
        self, work: Work, caller: Caller, parts: Sequence[str], message_id: int | None
    ) -> None:
        """A button of it, or of the first steps.

        Raises `ClosedError` for what is over, and `KeyError` and `ValueError` for what no button
        of ours carries.
        """
        turn = await access.turn_of(work, caller, StaffRole.ADMIN, onto=message_id)
        action, *which = parts
        if action == "set":
            (field,) = which
            await _begin(turn, field)
        elif action == "schedule":
            await first_steps.note(turn, action)
        elif action in _LOOKS:
            await _LOOKS[action](turn)
        else:
            await _DECIDE[action](turn, await _current(turn))


async def ask_again(turn: StaffTurn, dialogue: Dialogue) -> None:
    """Put the question that waits at the end of the chat."""
    await (_ask if dialogue.step == _TYPING else _preview)(turn, dialogue)


async def typed(turn: StaffTurn, dialogue: Dialogue, text: str) -> None:
    """A value that was typed; one out of its range is asked for again, with the range."""
    field = dialogue.data["field"]
    try:
        value = READERS[field](text, _today(turn))
    except OutOfRangeError as error:
        again = f"{turn.text(error.why)}\n{_range(turn, field)}"
        await turn.ask((again, _keyboard(turn, field)))
        return
    await _propose(turn, dialogue, value)


async def _propose(turn: StaffTurn, dialogue: Dialogue, value: str | None) -> None:
    """Show what would count; a number that would lead to the wrong place is asked for again."""
    data = dialogue.data
    clash = changed_numbers.clash(await _after(turn, {**data, "value": value}), data["field"])
    if clash is not None:
        again = f"{turn.text(clash)}\n{_range(turn, data['field'])}"
        await turn.ask((again, _keyboard(turn, data["field"])))
        return
    dialogues.go_on(turn.work, dialogue, _CONFIRM, value=value)
    await _preview(turn, dialogue)


def _today(turn: StaffTurn) -> date:
    return turn.work.now.astimezone(turn.work.clinic.zone).date()


def _range(turn: StaffTurn, field: str) -> str:
    last = _today(turn) + HOLIDAYS_AHEAD
    return turn.text(f"clinic_range_{field}", last=last.isoformat(), most=MOST_HOLIDAYS)


async def _show(turn: StaffTurn) -> None:
    work, clinic = turn.work, turn.work.clinic
    rows = await chosen.facts_of(work.session)
    names = await staff.labels_by_id(work.session) if rows else {}
    marks = {row.name: (names.get(row.set_by, ""), row.set_at) for row in rows}
    labels = dict(work.texts.buttons("clinic", turn.language))
    lines = [
        turn.text(
            "clinic_line",
            what=labels[field],
            value=_said(turn, clinic, field),
            since=_since(turn, marks.get(field)),
        ).rstrip()
        for field in SETTABLE
    ]
    text = turn.text("clinic", time_zone=clinic.zone.key, facts="\n".join(lines))
    settings = turn.text("clinic_settings")
    keyboard = column(
        [
            *(button(labels[field], Verb.CLINIC, "set", field) for field in SETTABLE),
            button(labels["steps"], Verb.CLINIC, "steps"),
        ]
    )
    await turn.show_screen((f"{text}\n\n{settings}", keyboard))


def _since(turn: StaffTurn, mark: tuple[str, datetime] | None) -> str:
    if mark is None:
        return ""
    who, at = mark
    return turn.text("clinic_since", who=who, when=turn.short_moment(at))


def _said(turn: StaffTurn, clinic: Clinic, field: str) -> str:
    """A fact in words."""
    if field == "hours":
        return str(clinic.values(turn.language)["clinic_hours"])
    if field == "holidays":
        today = _today(turn)
        days = [day for day in sorted(clinic.holidays) if day >= today]
        said = "; ".join(dates.short_day_of_year(day, turn.language) for day in days)
        return said or turn.text("clinic_no_holidays")
    return str(clinic.fact(field))


async def _begin(turn: StaffTurn, field: str) -> None:
    """Ask for one of them; raises `KeyError` for what is none."""
    READERS[field]
    stored = await _stored(turn)
    dialogue = await dialogues.begin(
        turn.work,
        turn.chat,
        dialogues.CLINIC,
        _TYPING,
        field=field,
        before=stored.get(field),
        old=_said_now(turn, field),
    )
    await _ask(turn, dialogue)


async def _stored(turn: StaffTurn) -> dict[str, str]:
    return {each.name: each.value for each in await chosen.facts_of(turn.work.session)}


async def _ask(turn: StaffTurn, dialogue: Dialogue) -> None:
    field = dialogue.data["field"]
    text = turn.text("clinic_ask", what=_label(turn, field), now=_said_now(turn, field))
    await turn.ask((f"{text}\n{_range(turn, field)}", _keyboard(turn, field)))


def _said_now(turn: StaffTurn, field: str) -> str:
    return _said(turn, turn.work.clinic, field)


def _label(turn: StaffTurn, field: str) -> str:
    return dict(turn.work.texts.buttons("clinic", turn.language))[field]


def _keyboard(turn: StaffTurn, field: str) -> Keyboard:
    """It is right as it is; none; as installed, where it is otherwise; leave it."""
    wanted = {"cancel"}
    if field in first_steps.CONFIRMED:
        wanted.add("right")
    if field == "holidays":
        wanted.add("none")
    if field in turn.work.clinic.installed:
        wanted.add("installed")
    return column(
        button(label, Verb.CLINIC, name)
        for name, label in turn.work.texts.buttons("clinic_ask", turn.language)
        if name in wanted
    )


async def _preview(turn: StaffTurn, dialogue: Dialogue) -> None:
    data = dialogue.data
    text = turn.text(
        "clinic_confirm",
        what=_label(turn, data["field"]),
        old=data["old"],
        new=_said(turn, await _after(turn, data), data["field"]),
    )
    keyboard = column(
        button(label, Verb.CLINIC, name)
        for name, label in turn.work.texts.buttons("clinic_confirm", turn.language)
    )
    await turn.ask((text, keyboard))


async def _after(turn: StaffTurn, data: dict[str, Any]) -> Clinic:
    """The clinic with the new value; with none the setting counts again."""
    facts = await _stored(turn)
    facts.pop(data["field"], None)
    if data["value"] is not None:
        facts[data["field"]] = data["value"]
    return turn.work.clinic.with_facts(facts)


async def _current(turn: StaffTurn) -> Dialogue:
    dialogue = await dialogues.current_of_staff(turn.work, turn.chat, dialogues.CLINIC)
    if dialogue is None:
        raise ClosedError("clinic")
    return dialogue


async def _cancel(turn: StaffTurn, _: Dialogue) -> None:
    await dialogues.drop(turn.work, turn.chat)
    await _show(turn)


async def _is_right(turn: StaffTurn, dialogue: Dialogue) -> None:
    """Nothing changes, but somebody has looked."""
    field = dialogue.data["field"]
    if field not in first_steps.CONFIRMED:
        raise ValueError("not asked")
    await dialogues.drop(turn.work, turn.chat)
    await first_steps.note(turn, field)


async def _to_nothing(turn: StaffTurn, dialogue: Dialogue) -> None:
    if dialogue.data["field"] != "holidays":
        raise ValueError("not asked")
    await _propose(turn, dialogue, "")


async def _to_installed(turn: StaffTurn, dialogue: Dialogue) -> None:
    await _propose(turn, dialogue, None)


async def _save(turn: StaffTurn, dialogue: Dialogue) -> None:
    """Let it count, unless another admin was faster: then they must look again."""
    work, data = turn.work, dialogue.data
    if dialogue.step != _CONFIRM:
        raise ClosedError("clinic")
    await dialogues.drop(work, turn.chat)
    await chosen.begin(work.session)
    field, value = data["field"], data["value"]
    if (await _stored(turn)).get(field) != data["before"]:
        await turn.say_in_place("clinic_overtaken", what=_label(turn, field))
        return
    after = await _after(turn, data)
    if (clash := changed_numbers.clash(after, field)) is not None:
        # Another admin has set the other number meanwhile.
        await turn.say_in_place(clash)
        return
    if value is None:
        await chosen.forget_fact(work.session, field)
    else:
        await chosen.set_fact(work.session, field, value, turn.member.id, work.now)
    work.chosen = await chosen.read(work.session)
    await _write_down(turn, data, after)
    ways = [
        button(work.texts.label("steps", "clinic", turn.language), Verb.CLINIC, "top"),
        button(work.texts.label("clinic", "steps", turn.language), Verb.CLINIC, "steps"),
    ]
    await turn.show_screen((turn.text("clinic_saved", what=_label(turn, field)), column(ways)))


async def _write_down(turn: StaffTurn, data: dict[str, Any], after: Clinic) -> None:
    """Who changed it; of a number also the old and the new one, which other admins may hear."""
    field, about = data["field"], None
    if field in changed_numbers.NUMBERS:
        old, new = data["old"], _said(turn, after, field)
        about = f"{old} \N{RIGHTWARDS ARROW} {new}"
        await changed_numbers.tell_admins(turn, field, old, new)
    await audit.write(turn, f"clinic_{field}", about)


_LOOKS: Final = {
    "top": _show,
    "steps": first_steps.show,
    "hide": first_steps.hide,
    "group": first_steps.group,
}
_DECIDE: Final = {
    "cancel": _cancel,
    "right": _is_right,
    "none": _to_nothing,
    "installed": _to_installed,
    "save": _save,
}
