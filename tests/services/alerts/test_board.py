"""A group's pinned message: counts that edit themselves, and nothing when nothing changed."""

from __future__ import annotations

from datetime import timedelta

from bot.domain.alerts import AlertKind
from bot.domain.delivery import SendResult
from bot.services.alerts.taking import AlertActions
from bot.services.console.team import Team
from bot.services.kernel.cases import Caller
from bot.services.kernel.ports import NOT_PINNED, NOTHING_TO_EDIT, Letter, Receipt
from tests.services.alerts.test_alert_comes_back import raise_about
from tests.services.support.bench import ADMIN, Bench
from tests.services.support.counting import counted_cost
from tests.services.support.crew import Member, admin_of, hire

GROUP = -9001


async def go_on(bench: Bench, *, minutes: float, step: float = 0.25) -> None:
    """Let time pass, in which the job that tells of alerts runs every quarter of a minute."""
    for _ in range(round(minutes / step)):
        await bench.go_on(minutes=step)
        await bench.sweepers.alert_actions.board.renew()
        await bench.pump()


async def linked(bench: Bench) -> Member:
    """A group that is linked, with the message that is there since."""
    await Team(bench.runtime).link_group(Caller(ADMIN, GROUP))
    group = Member(bench, GROUP)
    await go_on(bench, minutes=2)
    return group


def counts(group: Member) -> list[str]:
    """What the messages with the counts say."""
    return [each.text for each in group.screen if each.text.startswith(("Open:", "Nothing is"))]


def calls(bench: Bench, method: str) -> list[Letter]:
    """The calls of this kind to the group."""
    made = [call.letter for call in bench.messenger.calls]
    return [each for each in made if each.telegram_id == GROUP and each.body["method"] == method]


async def test_the_counts_stand_in_one_message_that_is_pinned_and_edits_itself(
    bench: Bench,
) -> None:
    group, nurse = await linked(bench), await hire(bench)
    assert counts(group) == ["Nothing is open."]
    await raise_about(bench, AlertKind.CRISIS)
    await nurse.taps("I am on it")
    for kind in (AlertKind.WORSE, AlertKind.VISIT, AlertKind.NO_RELIEF, AlertKind.NOTE):
        await raise_about(bench, kind)

    await go_on(bench, minutes=1)
    assert counts(group) == ["Open: 1 P1 taken, 1 P2, 2 today, 1 to read."]
    await nurse.taps("Close", "Done")
    await go_on(bench, minutes=120, step=20)
    assert counts(group) == ["Open: 1 P1, 1 P2, 2 today, oldest 2 hours ago."]

    (pin,) = calls(bench, "pin")
    assert pin.message_id == group.screen[1].message_id
    assert "7001" not in "".join(counts(group))


async def test_it_is_edited_only_when_it_changes_and_every_half_minute_at_most(
    bench: Bench,
) -> None:
    await linked(bench)
    before = len(calls(bench, "edit"))
    for _ in range(4):
        await raise_about(bench, AlertKind.VISIT)
        await go_on(bench, minutes=0.25)
    await go_on(bench, minutes=30)

    edits = calls(bench, "edit")[before:]
    assert 1 <= len(edits) <= 3
    assert edits[-1].body["text"] == "Open: 4 today."


async def test_an_idle_clinic_is_asked_nothing(bench: Bench) -> None:
    actions = AlertActions(bench.runtime)
    await linked(bench)
    await actions.board.renew()
    bench.clock.advance(timedelta(minutes=1))
    await actions.board.renew()

    with counted_cost(bench.runtime.database) as cost:
        for _ in range(100):
            bench.clock.advance(timedelta(minutes=0.5))
            await actions.board.renew()

    assert cost.statements <= 2


async def test_who_linked_it_is_told_once_that_the_bot_may_not_pin(bench: Bench) -> None:
    admin = admin_of(bench)
    refused = Receipt(SendResult.REFUSED, why=NOT_PINNED)
    bench.messenger.will(refused, when=lambda letter: letter.body["method"] == "pin", times=9)

    group = await linked(bench)
    await raise_about(bench, AlertKind.VISIT)
    await go_on(bench, minutes=5)

    assert counts(group) == ["Open: 1 today."]
    assert admin.keys.count("group_unpinned") == 1
    assert len(calls(bench, "pin")) == 1


async def test_it_is_pinned_also_where_the_counts_change_at_once(bench: Bench) -> None:
    await Team(bench.runtime).link_group(Caller(ADMIN, GROUP))
    group = Member(bench, GROUP)
    while not counts(group):
        await go_on(bench, minutes=0.25)

    await raise_about(bench, AlertKind.VISIT)
    await go_on(bench, minutes=2)

    assert len(calls(bench, "pin")) == 1
    assert counts(group) == ["Open: 1 today."]


async def test_one_that_was_deleted_is_posted_anew(bench: Bench) -> None:
    group = await linked(bench)
    gone = Receipt(SendResult.REFUSED, why=NOTHING_TO_EDIT)
    bench.messenger.will(gone, when=lambda letter: letter.body["method"] == "edit")
    group.clear()

    await raise_about(bench, AlertKind.VISIT)
    await go_on(bench, minutes=3)

    assert counts(group) == ["Open: 1 today."]
    assert len(calls(bench, "pin")) == 2
