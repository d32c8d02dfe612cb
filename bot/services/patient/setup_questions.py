"""The questions of settling in: what each says, its buttons, and whether one still waits."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from bot.domain import schedule
from bot.domain.ledger import EpisodeState
from bot.services.kernel import cases
from bot.services.kernel.transaction import Work
from bot.services.messaging import dialogues
from bot.services.messaging.keyboards import Keyboard, Verb, button, column, in_rows
from bot.services.messaging.readers import PatientTurn, Prompt, Turn, reader_of
from bot.services.patient import cities, time_zones
from bot.storage.tables.mail import Dialogue
from bot.storage.tables.people import Chat
from bot.texts import dates


@dataclass(frozen=True, slots=True)
class Setup(PatientTurn):
    """The turn of a patient who settles in; the dialogue says what is asked now."""

    dialogue: Dialogue


async def turn_of(
    work: Work,
    chat: Chat,
    dialogue: Dialogue,
    *,
    onto: int | None = None,
    instead_of: int | None = None,
) -> Setup:
    """The turn of who settles in with this dialogue."""
    case = await cases.of_episode(work, dialogue.data["episode"])
    reader = reader_of(case, chat)
    return Setup(work, reader, case, dialogue, onto=onto, instead_of=instead_of)


async def waiting(turn: Turn) -> Setup | None:
    """The same turn in the dialogue whose question waits, as long as its answer still counts."""
    dialogue = await dialogues.current(turn.work, turn.chat)
    if dialogue is None or dialogue.name != dialogues.JOINING or dialogue.step not in STEPS:
        return None
    setup = await turn_of(
        turn.work, turn.chat, dialogue, onto=turn.onto, instead_of=turn.instead_of
    )
    return setup if setup.case.episode.state is EpisodeState.ACTIVE else None


async def show(turn: Setup) -> None:
    """Show the question of the present step once more; what is typed next is meant for it."""
    dialogues.go_on(turn.work, turn.dialogue, turn.dialogue.step)
    await turn.ask(question(turn))


def question(turn: Setup) -> Prompt:
    """The text and buttons of the present step."""
    return _QUESTIONS[turn.dialogue.step](turn)


def _baseline(turn: Setup) -> Prompt:
    is_before = turn.work.now < turn.case.episode.injected_at
    return turn.text("ask_baseline" if is_before else "ask_baseline_recalled"), numbers(turn)


def numbers(turn: Setup) -> Keyboard:
    """0 to 10, and a way on for who does not know."""
    scores = [button(str(score), Verb.JOIN, f"baseline={score}") for score in range(11)]
    skip = turn.work.texts.label("ask_baseline", "skip", turn.language)
    return [*in_rows(scores, 6), [button(skip, Verb.JOIN, "baseline=skip")]]


def _time(turn: Setup) -> Prompt:
    return ask_time(turn, Verb.JOIN, "time=")


def ask_time(turn: PatientTurn, verb: Verb, prefix: str = "") -> Prompt:
    """The times that the protocol offers, and another zone; `prefix`: before a button's choice."""
    text = turn.text("ask_time", time_zone=cities.name_of(turn.patient.zone))
    labels = dict(turn.work.texts.buttons("ask_time", turn.language))
    times = schedule.named_times(turn.case.protocol.times)
    shown = {
        name: labels.get(name, dates.short_time(at, turn.language)) for name, at in times.items()
    }
    shown["tz"] = labels["tz"]
    return text, column(button(label, verb, f"{prefix}{name}") for name, label in shown.items())


def _zone(turn: Setup) -> Prompt:
    return time_zones.ask_city(turn, Verb.JOIN)


_QUESTIONS: Final = {"baseline": _baseline, "time": _time, "zone": _zone}
STEPS: Final = frozenset(_QUESTIONS)
