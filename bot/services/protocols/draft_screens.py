"""What an admin sees of a draft: all of it, one check-in, a value that is asked for."""

from __future__ import annotations

from typing import Final

from bot.domain import edits, guard_rails
from bot.domain.answers import Question
from bot.domain.errors import NotFoundError, ProtocolError
from bot.domain.guard_rails import ALWAYS
from bot.domain.protocol import CheckInPlan, Protocol, from_data
from bot.domain.ready_made import READY_MADE
from bot.services.messaging import dialogues
from bot.services.messaging.keyboards import Keyboard, column, in_rows
from bot.services.messaging.readers import StaffTurn
from bot.services.protocols import screens, wording
from bot.services.protocols.fields import FIELDS, PLAN_FIELDS, Field
from bot.services.protocols.screens import press
from bot.storage import tallies
from bot.storage.drafts import DRAFT
from bot.storage.tables.followups import ProtocolDraft

_NUMBERS: Final = 5
_FIELDS: Final = 3
# Those that have a text of their own; of all others the range that stands below says enough.
PROBLEMS: Final = frozenset(
    {
        "empty", "unreadable", "order", "too_short", "too_long", "too_many", "too_close",
        "last_too_soon", "no_safety", "no_pain", "hours_questions", "times_outside", "times_twice",
        "good",
        "not_before", "late", "reminders", "out_of_hours", "sixth_lines",
    }
)  # fmt: skip


def problem(turn: StaffTurn, error: ProtocolError) -> str:
    """Why something was not taken."""
    name = error.reason if error.reason in PROBLEMS else "range"
    return turn.text(f"schedule_problem_{name}", text=error.detail)


async def show(turn: StaffTurn, draft: ProtocolDraft, note: str | None = None) -> None:
    """The whole draft, with a button for all that can be changed."""
    row = await screens.protocol_of(turn, draft.protocol_id)
    protocol = from_data(draft.body)
    in_use = turn.text("schedule_unpublished")
    if draft.based_on is not None:
        count = await tallies.count_running(turn.work.session, draft.based_on)
        in_use = turn.text("schedule_in_use", version=draft.based_on, count=count)
    text = turn.text(
        "schedule_draft",
        name=row.name,
        version=in_use,
        check_ins=wording.check_ins(turn, protocol),
        rules=wording.rules(turn, protocol),
    )
    if protocol.is_early:
        text = f"{text}\n\n{turn.text('schedule_early')}"
    text = f"{note}\n\n{text}" if note else text
    await turn.show((text, _keyboard(turn, draft.protocol_id, protocol)))


def _keyboard(turn: StaffTurn, protocol_id: int, protocol: Protocol) -> Keyboard:
    places = range(len(protocol.check_ins))
    numbers = [press(str(place + 1), "plan", protocol_id, place) for place in places]
    values = [
        press(turn.text(f"schedule_field_{name}"), "ask", protocol_id, name, 0) for name in FIELDS
    ]
    parts = {
        "hours": edits.has_first_hours(protocol),
        "weeks": edits.has_two_weeks(protocol),
    }
    switches = [
        press(
            turn.text(f"schedule_part_{name}", state=_state(turn, is_on=on)),
            "part",
            protocol_id,
            name,
        )
        for name, on in parts.items()
    ]
    return [
        *in_rows(numbers, _NUMBERS),
        *in_rows(values, _FIELDS),
        switches,
        *screens.labelled(turn, "schedule_draft", protocol_id, DRAFT),
    ]


def _state(turn: StaffTurn, *, is_on: bool) -> str:
    return turn.text("schedule_on" if is_on else "schedule_off")


async def show_plan(
    turn: StaffTurn, draft: ProtocolDraft, place: int, note: str | None = None
) -> None:
    """One check-in of the draft, counted from 0; raises `NotFoundError`."""
    protocol = from_data(draft.body)
    if not 0 <= place < len(protocol.check_ins):
        raise NotFoundError("check-in")
    plan = protocol.check_ins[place]
    text = turn.text("schedule_plan", line=wording.plan(turn, plan))
    text = f"{note}\n\n{text}" if note else text
    values = [
        press(turn.text(f"schedule_field_{name}"), "ask", draft.protocol_id, name, place)
        for name in PLAN_FIELDS
    ]
    questions = [
        press(
            f"{'✓ ' if each in plan.questions else ''}{turn.text(f'schedule_question_{each}')}",
            "toggle", draft.protocol_id, place, each,
        )
        for each in Question
        if each not in ALWAYS and not plan.offset.is_timed
    ]  # fmt: skip
    label = turn.work.texts.label("schedule_plan", "remove", turn.language)
    keyboard = [
        *in_rows(values, _FIELDS),
        *in_rows(questions, _FIELDS),
        [press(label, "remove", draft.protocol_id, place)],
        *screens.labelled(turn, "schedule_plan", draft.protocol_id, leaving_out={"remove"}),
    ]
    await turn.show((text, keyboard))


async def show_ready(turn: StaffTurn, protocol_id: int) -> None:
    """The ready-made protocols, to fill a draft with."""
    rows = column(press(ready_name(turn, name), "fill", protocol_id, name) for name in READY_MADE)
    keyboard = [*rows, *screens.labelled(turn, "schedule_ready", protocol_id)]
    await turn.show((turn.text("schedule_ready"), keyboard))


def ready_name(turn: StaffTurn, name: str) -> str:
    """A ready-made protocol by what is done and when it asks."""
    protocol = READY_MADE[name]
    procedure = turn.text(f"schedule_procedure_{protocol.procedure.name.casefold()}")
    return f"{procedure} {'-'.join(map(_short, protocol.check_ins))}"


def _short(plan: CheckInPlan) -> str:
    """As staff write it: days as bare numbers."""
    span = plan.offset.span
    return f"{plan.offset.value}h" if plan.offset.is_timed else str(span.days)


async def ask(
    turn: StaffTurn, draft: ProtocolDraft, field: Field, place: int, wrong: str | None = None
) -> None:
    """Ask for a value, say what it does to a patient and what is allowed.

    `wrong`: why the last one was not taken.
    """
    protocol = from_data(draft.body)
    await dialogues.begin(
        turn.work,
        turn.chat,
        dialogues.SCHEDULING,
        "field",
        protocol=draft.protocol_id,
        field=field.name,
        place=place,
    )
    text = turn.text(
        "schedule_value",
        field=turn.text(f"schedule_field_{field.name}"),
        value=field.show(turn, protocol),
    )
    range_ = turn.text(f"schedule_range_{field.name}", **field.fill(turn, protocol))
    about = turn.text(f"schedule_about_{field.name}")
    text = "\n".join(filter(None, (wrong, text, about, range_)))
    keyboard = [
        *in_rows(_choices(turn, draft, field, place), _FIELDS),
        *screens.labelled(turn, "schedule_value", draft.protocol_id),
    ]
    await turn.show((text, keyboard))


def _choices(
    turn: StaffTurn, draft: ProtocolDraft, field: Field, place: int
) -> list[dict[str, str]]:
    """Buttons for values that are often wanted, as far as they are other ones."""
    protocol, buttons = from_data(draft.body), []
    shown = {field.show(turn, protocol)}
    for choice in field.choices:
        try:
            changed = field.put(protocol, choice, place)
            guard_rails.check(changed)
        except ProtocolError:
            continue
        label = field.show(turn, changed)
        if label not in shown:
            shown.add(label)
            parts = ("set", draft.protocol_id, field.name, place, choice)
            buttons.append(press(label, *parts))
    return buttons


async def ask_list(
    turn: StaffTurn, draft: ProtocolDraft, step: str, wrong: str | None = None
) -> None:
    """Ask for all check-ins, or for one more."""
    await dialogues.begin(
        turn.work, turn.chat, dialogues.SCHEDULING, step, protocol=draft.protocol_id
    )
    key = "schedule_ask" if step == "list" else "schedule_add"
    text = "\n".join(filter(None, (wrong, turn.text(key))))
    await turn.show((text, screens.labelled(turn, key, draft.protocol_id)))
