"""Attacks from outside: floods of strangers, slow toasts, waits, and somebody who rings for ever.

In the middle of each a patient writes danger words: how long it takes until they read where help
is, and until staff are rung. The bot is a process of its own, and the time is real.
"""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator, Mapping
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass
from itertools import count
from math import inf
from time import monotonic
from typing import Final, TypeAlias

from sqlalchemy import func, select

from bot.domain.alerts import AlertKind
from bot.sandbox.people.people import Person
from bot.sandbox.server.calls import Call
from bot.sandbox.server.faults import Fault, FaultKind
from bot.storage.tables.staff import Alert
from tests.campaigns.process import Change
from tests.campaigns.report import Report
from tests.campaigns.seeding import add_patients
from tests.campaigns.stand import Stand, imbalances, open_stand

# Seconds until help and a ring; with a wait of 60 s that was given to that very chat.
IN_TIME: Final = 5.0
IN_TIME_AFTER_A_WAIT: Final = 31.0
# Calls among which a refusal just now is found, and seconds to wait for it.
_LATELY: Final = 20
_PATIENCE: Final = 5.0
# Tries of each attack at most: the worst of them is what counts.
_TRIES: Final = 20
# Seconds between two tries, since staff are rung once a second.
_APART: Final = 1.5
_GIVEN_UP: Final = 60.0
# With a weaker bot, which is expected to fail.
_LITTLE_PATIENCE: Final = 2 * IN_TIME
_LOOK_EVERY: Final = 0.05
_DANGER: Final = "I have a fever and I feel very ill"
_MISTAKE: Final = "I tapped by mistake"
_WRITERS: Final = 20
_MOST_RINGS: Final = 6
_LOOPS: Final = 40


@dataclass(slots=True)
class Scene:
    """The stand, its people, and how large the attack is."""

    stand: Stand
    writers: list[Person]
    patients: Iterator[Person]
    strangers: Iterator[Person]
    size: float

    def count(self, how_many: int) -> int:
        """So many, or the part of them that a short form takes."""
        return max(1, round(how_many * self.size))

    def next_strangers(self, how_many: int) -> list[Person]:
        """People whom the bot has never met."""
        return [next(self.strangers) for _ in range(self.count(how_many))]


# Begins the attack; the patient may be the one whose help is measured.
Attack: TypeAlias = Callable[[Scene, Person], Awaitable[None]]


async def _junk(scene: Scene, patient: Person) -> None:
    for person in scene.next_strangers(300):
        await person.start("junk")


async def _danger(scene: Scene, patient: Person) -> None:
    for person in scene.next_strangers(200):
        await person.write("I have chest pain")


async def _slow_toasts(scene: Scene, patient: Person) -> None:
    how_many = scene.count(40)
    _order(scene, Fault(FaultKind.DELAY, "answerCallbackQuery", count=how_many, seconds=12))
    for person in scene.next_strangers(40):
        message_id = await person.write("hello")
        await person.press_data(message_id, "f:yes")


async def _many_texts(scene: Scene, patient: Person) -> None:
    for number in range(scene.count(100)):
        await scene.writers[number % len(scene.writers)].write("I could walk a bit further today")


async def _one_writes(scene: Scene, patient: Person) -> None:
    for _ in range(scene.count(500)):
        await scene.writers[0].write("I could walk a bit further today")


async def _wait_for_a_group(scene: Scene, patient: Person) -> None:
    group, stranger = scene.stand.sandbox.group(), next(scene.strangers)
    await group.add(stranger)
    await group.add_bot(stranger)
    _order(scene, Fault(FaultKind.FLOOD, "sendMessage", chat_id=group.id, retry_after=3600))
    await group.write(stranger, "/status")


async def _wait_for_a_toast(scene: Scene, patient: Person) -> None:
    _order(scene, Fault(FaultKind.FLOOD, "answerCallbackQuery", retry_after=3600))
    message_id = await patient.write("hello")
    await patient.press_data(message_id, "t:show")
    await _is_refused(scene)


async def _wait_for_a_menu(scene: Scene, patient: Person) -> None:
    _order(scene, Fault(FaultKind.FLOOD, "setMyCommands", retry_after=3600))
    await scene.stand.admin.start()
    await _is_refused(scene)


async def _wait_for_a_text(scene: Scene, patient: Person) -> None:
    _order(scene, Fault(FaultKind.FLOOD, "sendMessage", chat_id=patient.id, retry_after=60))


async def _is_refused(scene: Scene) -> None:
    """Until the bot has been told to wait: what it is asked before that proves nothing."""
    calls = scene.stand.sandbox.calls

    def is_told() -> bool:
        return any(call.fault is FaultKind.FLOOD and call.status for call in calls[-_LATELY:])

    with suppress(TimeoutError):
        await scene.stand.sandbox.until(is_told, _PATIENCE)


def _order(scene: Scene, fault: Fault) -> None:
    scene.stand.sandbox.faults.clear()
    scene.stand.sandbox.faults.add(fault)


ATTACKS: Final[Mapping[str, Attack]] = {
    "junk": _junk,
    "danger": _danger,
    "slow_toasts": _slow_toasts,
    "many_texts": _many_texts,
    "one_writes": _one_writes,
    "wait_for_a_group": _wait_for_a_group,
    "wait_for_a_toast": _wait_for_a_toast,
    "wait_for_a_menu": _wait_for_a_menu,
    "wait_for_a_text": _wait_for_a_text,
}
ALARM_LOOP: Final = "alarm_loop"
ALL: Final = (*ATTACKS, ALARM_LOOP)
# Tried once, since each would take half a minute.
_ONCE: Final = frozenset({"wait_for_a_text"})


def run(
    kills: int,
    seed: int,
    attacks: tuple[str, ...] = ALL,
    change: Change | None = None,
    size: float = 1.0,
    in_time: float = IN_TIME,
) -> Report:
    """Attack in each way; no process is killed, `kills` (up to 100) says how often it is tried.

    `in_time`: seconds for help and the ring, but for a wait that was given to that very chat.
    `handled` counts the tries, `lost` those in which one of the two came too late.
    """
    tries = max(1, min(_TRIES, kills // 5))
    return asyncio.run(_run(seed, attacks, change, tries, size, in_time))


async def _run(
    seed: int,
    attacks: tuple[str, ...],
    change: Change | None,
    tries: int,
    size: float,
    in_time: float,
) -> Report:
    more: dict[str, float] = {}
    handled = late = 0
    async with _opened(seed, change, tries * len(attacks), size) as scene:
        for name in attacks:
            if name == ALARM_LOOP:
                more |= await _ring_for_ever(scene)
                continue
            took = [await _try(scene, name) for _ in range(1 if name in _ONCE else tries)]
            bar = IN_TIME_AFTER_A_WAIT if name in _ONCE else in_time
            handled += len(took)
            late += sum(each > bar for each in took)
            more[f"{name}_s"] = round(max(took), 1)
        complaints = await _wrong(scene)
    return Report("floods", seed, 0, handled, late, 0, more, tuple(complaints))


@asynccontextmanager
async def _opened(
    seed: int, change: Change | None, how_many: int, size: float
) -> AsyncIterator[Scene]:
    """One bot for all attacks: what one leaves behind is still there in the next."""
    async with open_stand(seed, change) as stand:
        people = [each.person for each in await add_patients(stand, _WRITERS + how_many)]
        await stand.start()
        await stand.listening()
        writers, patients = people[:_WRITERS], iter(people[_WRITERS:])
        yield Scene(stand, writers, patients, (stand.person() for _ in count()), size)


async def _try(scene: Scene, name: str) -> float:
    """Seconds until the patient read where help is and staff were rung, the later of both."""
    await asyncio.sleep(_APART)
    patient, calls = next(scene.patients), scene.stand.sandbox.calls
    await ATTACKS[name](scene, patient)
    already, began = len(calls), monotonic()
    await patient.write(_DANGER)
    patience = _GIVEN_UP if scene.stand.change is None else _LITTLE_PATIENCE
    while monotonic() - began < patience:
        sent = [call for call in calls[already:] if call.is_send and call.accepted]
        help_ = _first(sent, patient, "911")
        ring = _first(sent, scene.stand.admin, "URGENT WORDS")
        if help_ is not None and ring is not None:
            return max(help_.monotonic, ring.monotonic) - began
        # The bot is another process: there is no event to wait for.
        await asyncio.sleep(_LOOK_EVERY)
    return inf


def _first(sent: list[Call], person: Person, words: str) -> Call | None:
    mine = (call for call in sent if call.chat_id == person.id)
    return next((call for call in mine if words in str(call.parameters.get("text"))), None)


async def _ring_for_ever(scene: Scene) -> dict[str, float]:
    """A patient reports a sign and takes it back, forty times: one alert, a few rings."""
    stand, patient = scene.stand, next(scene.patients)
    already = len(stand.sandbox.calls)
    message_id = await patient.write("/signs")
    for _ in range(scene.count(_LOOPS)):
        await patient.press_data(message_id, "f:yes")
        await stand.sandbox.until(lambda: _MISTAKE in patient.buttons(), _GIVEN_UP)
        await patient.press(_MISTAKE)
        await stand.sandbox.until(lambda: _MISTAKE not in patient.buttons(), _GIVEN_UP)
    flags = select(func.count()).where(Alert.kind == AlertKind.RED_FLAG)
    raised = await stand.scalar(flags)
    rings = [call for call in stand.sandbox.calls[already:] if _is_ring(call, stand)]
    if raised != 1:
        stand.complaints.append(f"{raised} alerts were raised")
    if len(rings) > _MOST_RINGS:
        stand.complaints.append(f"staff were rung {len(rings)} times")
    ringing = flags.where(Alert.repeat_at.is_not(None))
    if await stand.scalar(ringing):
        stand.complaints.append("what was taken back goes on ringing")
    return {"alerts": raised, "rings": len(rings)}


def _is_ring(call: Call, stand: Stand) -> bool:
    is_told = call.is_send and call.chat_id == stand.admin.id
    return is_told and "P1 WARNING SIGN" in str(call.parameters.get("text"))


async def _wrong(scene: Scene) -> list[str]:
    stand = scene.stand
    async with stand.runtime() as runtime:
        return [*stand.complaints, *stand.leaks(), *await imbalances(runtime.database)]
