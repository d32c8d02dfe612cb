"""Who is on duty, and who hears of every P1 beside them; without anybody on duty all are."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Final

from bot.domain.duty import LONGEST
from bot.domain.errors import ClosedError
from bot.domain.ledger import StaffRole
from bot.services.kernel.cases import Caller
from bot.services.kernel.transaction import Service, Work, transaction
from bot.services.messaging.keyboards import Keyboard, Verb, button, column
from bot.services.messaging.readers import StaffTurn
from bot.services.staff import access, audit
from bot.storage import alerts, staff
from bot.storage.tables.staff import Staff
from bot.words.folding import fold
from bot.words.times import read_times

OFF: Final = "off"
# Before the minute, counted since 1970, until which somebody is on duty.
UNTIL: Final = "until_"
_OFF_WORDS: Final = frozenset({OFF, "no", "fuera"})
_ON_WORDS: Final = frozenset({"on", "si", "yes"})
_MINUTE: Final = 60


class Duty(Service):
    """Going on and off duty."""

    @transaction
    async def typed(self, work: Work, caller: Caller, text: str) -> None:
        """/duty, /duty on, /duty off, /duty until 6 PM; in any language that is known."""
        turn = await access.turn_of(work, caller)
        said = fold(text).strip()
        if not said:
            await _show(turn)
        elif said in _OFF_WORDS:
            await _leave(turn)
        else:
            until = _usual_end(work) if said in _ON_WORDS else _read(work, text)
            await (turn.say("duty_usage") if until is None else _begin(turn, until))

    @transaction
    async def press(self, work: Work, caller: Caller, choice: str, message_id: int | None) -> None:
        """A button below /duty; raises `ClosedError` for a time that is over."""
        turn = await access.turn_of(work, caller, onto=message_id)
        if choice == OFF:
            await _leave(turn)
            return
        minutes = int(choice.removeprefix(UNTIL))
        if not work.now < (until := _moment(minutes)) <= work.now + LONGEST:
            raise ClosedError("that time is over")
        await _begin(turn, until)

    @transaction
    async def name_second(self, work: Work, caller: Caller, label: str) -> None:
        """/team second NAME: they hear of every P1 at once from now on, or no longer."""
        turn = await access.turn_of(work, caller, StaffRole.ADMIN)
        found = [
            each
            for each in await staff.carers(work.session)
            if each.label.casefold() == label.casefold()
        ]
        if not found:
            await turn.say("team_unknown", who=label)
            return
        member = found[0]
        member.second_at = work.now if member.second_at is None else None
        await audit.write(turn, "second", member.id)
        key = "team_second_ended" if member.second_at is None else "team_second_named"
        await turn.say(key, who=member.label)


def standing(turn: StaffTurn, member: Staff) -> list[str]:
    """What /team says of a member's duty."""
    parts = []
    if member.duty_until is not None and member.watch.is_on(turn.work.now):
        parts.append(turn.text("team_on_duty", until=turn.short_moment(member.duty_until)))
    if member.second_at is not None:
        parts.append(turn.text("team_second"))
    return parts


async def _begin(turn: StaffTurn, until: datetime) -> None:
    await audit.write(turn, "duty_on")
    turn.member.duty_until = until
    await _show(turn)


async def _leave(turn: StaffTurn) -> None:
    """What they have taken stays theirs until it comes back: handing over is one tap away."""
    await audit.write(turn, "duty_off")
    turn.member.duty_until = None
    await _show(turn)


async def _show(turn: StaffTurn) -> None:
    work, me = turn.work, turn.member
    everyone = await staff.carers(work.session)
    lines = [_line(turn, each) for each in everyone if each.watch.is_on(work.now)]
    text = turn.text("duty", lines="\n".join(lines)) if lines else turn.text("duty_nobody")
    seconds = ", ".join(each.label for each in everyone if each.second_at is not None)
    parts = [text, turn.text("duty_second", who=seconds) if seconds else ""]
    mine = await alerts.lock_taken(work.session, me.id)
    is_off = not me.watch.is_on(work.now)
    if mine and is_off:
        parts.append(turn.text("duty_taken", count=len(mine)))
    keyboard = _keyboard(turn, is_off=is_off, has_taken=bool(mine))
    await turn.show_screen(("\n".join(filter(None, parts)), keyboard))


def _line(turn: StaffTurn, member: Staff) -> str:
    assert member.duty_until is not None
    until = turn.short_moment(member.duty_until)
    line = turn.text("duty_line", who=member.label, until=until)
    return line if member.unreachable_at is None else f"{line}, {turn.text('team_lost')}"


def _keyboard(turn: StaffTurn, *, is_off: bool, has_taken: bool) -> Keyboard:
    labels = turn.work.texts
    buttons = [
        button(
            turn.text("duty_until", until=turn.short_moment(at)),
            Verb.DUTY,
            f"{UNTIL}{int(at.timestamp()) // _MINUTE}",
        )
        for at in _ends(turn.work)
    ]
    if not is_off:
        buttons.append(button(labels.label("duty", "off", turn.language), Verb.DUTY, OFF))
    elif has_taken:
        label = labels.label("status", "handover", turn.language)
        buttons.append(button(label, Verb.SCREEN, "handover"))
    return column(buttons)


def _ends(work: Work) -> list[datetime]:
    """When a duty usually ends: when the clinic closes next, and when it opens next."""
    closes, opens = _closing(work), work.clinic.next_morning(work.now)
    soon = work.clinic.working_time(work.now)
    ends = {closes, soon if soon > work.now else opens}
    return sorted(each for each in ends if each <= work.now + LONGEST)


def _usual_end(work: Work) -> datetime:
    """Closing time on a day of work, else the next opening; never forgotten for longer."""
    zone, closes = work.clinic.zone, _closing(work)
    is_today = closes.astimezone(zone).date() == work.now.astimezone(zone).date()
    end = closes if is_today else work.clinic.working_time(work.now)
    return min(end, work.now + LONGEST)


def _closing(work: Work) -> datetime:
    clinic = work.clinic
    local = work.now.astimezone(clinic.zone)
    return clinic.hours.closes_at(local, clinic.holidays).astimezone(UTC)


def _read(work: Work, text: str) -> datetime | None:
    """The next moment that a typed time means; a word before it, like "until", is passed over."""
    local = work.now.astimezone(work.clinic.zone)
    times = read_times(text, local.date()) or read_times(
        text.strip().partition(" ")[2], local.date()
    )
    moments = [
        (at + timedelta(days=days)).replace(tzinfo=work.clinic.zone).astimezone(UTC)
        for at in times
        for days in (0, 1)
    ]
    return min((at for at in moments if work.now < at <= work.now + LONGEST), default=None)


def _moment(minutes: int) -> datetime:
    """Raises `ClosedError` for what is no time at all."""
    try:
        return datetime.fromtimestamp(minutes * _MINUTE, UTC)
    except (OverflowError, OSError, ValueError):
        raise ClosedError("no time") from None
