"""Handing over: what somebody has taken becomes another's, or anybody's again."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from bot.domain.delivery import MessageKind
from bot.domain.errors import NotFoundError
from bot.services.alerts import alert_text, announcements, raising
from bot.services.kernel.transaction import Work
from bot.services.messaging.keyboards import Verb, button, column
from bot.services.messaging.messages import Draft, queue
from bot.services.messaging.readers import StaffTurn
from bot.services.staff import audit
from bot.storage import alerts, chats, staff
from bot.storage.tables.staff import Alert, Staff

# Before the id of who gets what is handed over.
TO: Final = "to_"
_EVERYONE: Final = "all"
# Buttons below a message, lines in it.
_MOST: Final = 20


async def offer(turn: StaffTurn) -> None:
    """To whom all that somebody has taken can be given."""
    work = turn.work
    mine = await alerts.lock_taken(work.session, turn.member.id)
    back = button(work.texts.label("hand_over", "back", turn.language), Verb.SCREEN, "refresh")
    if not mine:
        await turn.show_screen((turn.text("hand_over_none"), [[back]]))
        return
    team = await staff.carers(work.session)
    is_any_on = any(each.watch.is_on(work.now) for each in team)
    others = [each for each in team if each.id != turn.member.id]
    lost = [each.label for each in others if each.unreachable_at is not None]
    buttons = [
        button(_named(turn, each, is_any_on=is_any_on), Verb.SCREEN, f"{TO}{each.id}")
        for each in others
        if each.unreachable_at is None
    ][:_MOST]
    everyone = work.texts.label("hand_over", "everyone", turn.language)
    buttons += [button(everyone, Verb.SCREEN, f"{TO}{_EVERYONE}"), back]
    lines = [turn.text("hand_over", count=len(mine))]
    lines += [turn.text("hand_over_lost", who=", ".join(lost))] if lost else []
    await turn.show_screen(("\n".join(lines), column(buttons)))


def _named(turn: StaffTurn, member: Staff, *, is_any_on: bool) -> str:
    """Who is not on duty is marked, unless nobody is: all are then."""
    if not is_any_on or member.watch.is_on(turn.work.now):
        return member.label
    return turn.work.texts.label("hand_over", "off_duty", turn.language, who=member.label)


async def give_all(turn: StaffTurn, to: str) -> str:
    """Give all that somebody has taken to another member of staff or to all; the toast.

    It stays with the giver where the bot cannot write to the other, who would not know of it.
    Raises `NotFoundError` for who is not there.
    """
    work = turn.work
    there = {each.id: each for each in await staff.carers(work.session)}
    receiver = there.get(to)
    if (receiver is None and to != _EVERYONE) or to == turn.member.id:
        raise NotFoundError("staff")
    if receiver is not None and receiver.unreachable_at is not None:
        await offer(turn)
        return turn.text("hand_over_lost", who=receiver.label)
    mine = await alerts.lock_taken(work.session, turn.member.id)
    if not mine:
        await offer(turn)
        return turn.text("hand_over_none")
    await audit.write(turn, "hand_over")
    if receiver is None:
        await hand_back(work, turn.member)
        who = work.texts.label("hand_over", "everyone", turn.language)
    else:
        for alert in mine:
            raising.give(work, alert, receiver)
            await announcements.refresh(work, alert)
        await _tell_receiver(turn, receiver, mine)
        who = receiver.label
    back = button(work.texts.label("hand_over", "back", turn.language), Verb.SCREEN, "refresh")
    done = turn.text("hand_over_done", count=len(mine), who=who)
    await turn.show_screen((done, [[back]]))
    return turn.text("saved")


async def _tell_receiver(turn: StaffTurn, receiver: Staff, given: Sequence[Alert]) -> None:
    """A line each, and a button to open it."""
    work, language = turn.work, receiver.language
    if not given:
        return
    chat = await chats.by_id(work.session, receiver.chat_id)
    lines = [work.text("hand_over_got", language, who=turn.member.label, count=len(given))]
    buttons = []
    for alert in given[:_MOST]:
        line = await _line(work, alert, language)
        lines.append(line)
        buttons.append(button(line, Verb.ALERT, alert.id, "show"))
    if len(given) > _MOST:
        lines.append(work.text("status_more", language, count=len(given) - _MOST))
    await queue(work, chat, Draft(MessageKind.REPLY, "\n".join(lines), column(buttons)))


async def tell_former(turn: StaffTurn, alert: Alert, owner_id: str) -> None:
    """Who had taken it reads who has taken it over, while they are on the team."""
    work = turn.work
    owner = await work.session.get_one(Staff, owner_id)
    if owner.left_at is not None:
        return
    chat = await chats.by_id(work.session, owner.chat_id)
    line = await _line(work, alert, owner.language)
    text = work.text("alert_taken_over", owner.language, who=turn.member.label, what=line)
    opens = button(work.texts.label("alert", "open", owner.language), Verb.ALERT, alert.id, "show")
    await queue(work, chat, Draft(MessageKind.REPLY, text, [[opens]]))


async def _line(work: Work, alert: Alert, language: str) -> str:
    patient = await alert_text.patient_of(work, alert)
    case = await alert_text.case_of(work, alert, language, patient)
    return f"P{alert.priority} {case}: {alert_text.what(work, alert, language)}"


async def hand_back(work: Work, leaver: Staff) -> None:
    """What somebody had taken who left is anybody's again, and is pushed to who remains."""
    for alert in await alerts.lock_taken(work.session, leaver.id):
        alert.taken_by, alert.taken_at, alert.repeat_at = None, None, work.now
        await announcements.refresh(work, alert)
