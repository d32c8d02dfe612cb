"""Correcting what was enrolled wrongly: a field, then its value; what changes is said."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from functools import partial
from typing import ClassVar, Final

from bot.domain.answers import MAX_SCORE
from bot.domain.errors import ClosedError
from bot.domain.ledger import RUNNING, AnsweredBy, Area, BaselineSource, Side
from bot.services.enrolment.episodes import find_patient
from bot.services.enrolment.fields import (
    FIELDS,
    OPTIONAL,
    UnreadError,
    area_named,
    asked_fields,
)
from bot.services.enrolment.rules import Moment
from bot.services.kernel import cases
from bot.services.kernel.cases import Caller, Case
from bot.services.kernel.transaction import Service, Work, transaction
from bot.services.messaging import dialogues
from bot.services.messaging.keyboards import Button, Verb, button, in_rows
from bot.services.messaging.readers import Prompt, StaffTurn
from bot.services.staff import audit
from bot.services.staff.dialogue_turns import BACK, DialogueTurn, must_stay
from bot.storage import references
from bot.storage.tables.mail import Dialogue
from bot.words.identity import read_birth_year, read_reference, reference_named
from bot.words.numbers import whole_score

_WHICH: Final = "which"
_UNKNOWN: Final = "none"
_SCORES: Final = tuple(str(score) for score in range(MAX_SCORE + 1))
# What a field may be set to by a button; the others are typed.
_VALUES: Final[dict[str, tuple[str, ...]]] = {
    "baseline": (*_SCORES, _UNKNOWN),
    "bedside": (*_SCORES, _UNKNOWN),
    "area": tuple(Area),
    "clinician": (_UNKNOWN,),
    "side": (*Side, _UNKNOWN),
    "level": (_UNKNOWN,),
    "year": (),
    "ref": (),
    "by": tuple(AnsweredBy),
}


class Correcting(DialogueTurn):
    """A turn in the dialogue about what is wrong."""

    name: ClassVar = dialogues.CORRECTING
    verb: ClassVar = Verb.CORRECT
    cancelled: ClassVar = "kept_done"

    def prompt(self) -> Prompt:
        """What is wrong, or what is right of the field that was chosen."""
        if self.step == _WHICH:
            return self.question(), [*in_rows(self._fields(), 2), *self.ways_out(back=False)]
        values = [self.button(_said(self, self.step, each), each) for each in _VALUES[self.step]]
        return self.question(), [*in_rows(values, 6), *self.ways_out(back=True)]

    def _fields(self) -> list[Button]:
        # Another date has a dialogue of its own: it moves what is to come.
        return [
            button(label, Verb.CASE, "move", self.data["episode"])
            if name == "date"
            else self.button(label, name)
            for name, label in self.work.texts.buttons("correct_which", self.language)
            if name in self.data.get("fields", _VALUES)
        ]

    def question(self) -> str:
        """What the step that waits asks."""
        return self.text(f"correct_{self.step}", patient_ref=self.data["reference"])


class Corrections(Service):
    """What staff put right about a patient."""

    @transaction
    async def tap(self, work: Work, caller: Caller, choice: str, message_id: int | None) -> None:
        """A field, or its value; raises `ClosedError` when the dialogue is over."""
        await Correcting.tap(work, caller, choice, message_id, _take)


async def _take(turn: Correcting, value: str) -> None:
    if value == BACK or (turn.step == _WHICH and value in _VALUES):
        turn.wait(_WHICH if value == BACK else value)
        await turn.show(turn.prompt())
    elif value in _VALUES.get(turn.step, ()):
        await _set(turn, value)
    else:
        raise ClosedError("value")


async def begin(turn: StaffTurn, case: Case) -> None:
    """Ask what is wrong."""
    must_stay(case)
    episode = case.episode
    asked = await asked_fields(turn.work.session)
    unasked = {name for name in OPTIONAL if name not in asked and getattr(episode, name) is None}
    fields = [name for name in _VALUES if name not in unasked]
    fields += ["date"] if episode.state in RUNNING else []
    correcting = await Correcting.begin(turn, _WHICH, case, fields=fields)
    await correcting.ask(correcting.prompt())


async def ask_again(turn: StaffTurn, dialogue: Dialogue) -> None:
    """Put the question that waits at the end of the chat."""
    correcting = Correcting.at(turn, dialogue)
    await correcting.ask(correcting.prompt())


async def typed(turn: StaffTurn, dialogue: Dialogue, text: str) -> None:
    """A typed value; before a field was tapped it means nothing."""
    correcting = Correcting.at(turn, dialogue)
    if correcting.step == _WHICH:
        await correcting.ask(correcting.prompt())
    else:
        await _set(correcting, _meant(dialogue.step, text.strip()))


def _meant(field: str, text: str) -> str:
    """What was typed, as the buttons of the field have it where it means one of them."""
    if field in {"baseline", "bedside"}:
        score = whole_score(text)
        return text if score is None else str(score)
    return area_named(text) or text if field == "area" else text


def _said(turn: StaffTurn, field: str, value: str | None) -> str:
    """A value in words."""
    if value is None or value == _UNKNOWN:
        return turn.text("not_known")
    if field == "area":
        return turn.text(f"area_{value}")
    if field == "side":
        return turn.text(f"side_{value}")
    if field == "by":
        return turn.text(f"answered_by_{value}")
    return value


async def _set(turn: Correcting, value: str) -> None:
    """Keep the value, and say what was and what is; one that cannot be is asked for again."""
    field, case = turn.step, await turn.case()
    must_stay(case)
    who = await turn.by_another(f"correct_{field}", case)
    if who is not None:
        await turn.end()
        now = _said(turn, field, _now(case, field))
        await turn.show_screen((turn.text("correct_meanwhile", who=who, new=now), []))
        return
    old = _now(case, field)
    problem = await _SETTERS[field](turn, case, value)
    if problem is not None:
        question, keyboard = turn.prompt()
        await turn.show((f"{turn.text(problem)}\n\n{question}", keyboard))
        return
    is_new = _now(case, field) != old
    if is_new:
        await audit.write(turn, f"correct_{field}", case.patient.id)
        cases.note_event(turn.work, case.patient, f"correct_{field}")
    await turn.end()
    await turn.show_screen((_told(turn, case, field, old, is_new=is_new), []))


def _told(turn: Correcting, case: Case, field: str, old: str | None, *, is_new: bool) -> str:
    """What was, and what is; or that it was so already."""
    labels = dict(turn.work.texts.buttons("correct_which", turn.language))
    text = turn.text(
        "correct_done" if is_new else "correct_same",
        patient_ref=case.patient.reference,
        what=labels[field],
        old=_said(turn, field, old),
        new=_said(turn, field, _now(case, field)),
    )
    is_judged = is_new and field == "baseline"
    return f"{text} {turn.text('correct_judges')}" if is_judged else text


def _now(case: Case, field: str) -> str | None:
    """What is stored of it."""
    episode, patient = case.episode, case.patient
    known = {
        "baseline": episode.baseline,
        "bedside": episode.bedside,
        "area": episode.area.value,
        "clinician": episode.clinician,
        "side": episode.side,
        "level": episode.level,
        "year": patient.birth_year,
        "ref": patient.reference,
        "by": patient.answered_by.value,
    }[field]
    return None if known is None else str(known)


async def _baseline(turn: StaffTurn, case: Case, value: str) -> str | None:
    if value not in _VALUES["baseline"]:
        return "enroll_baseline_bad"
    is_known = value != _UNKNOWN
    case.episode.baseline = int(value) if is_known else None
    case.episode.baseline_source = BaselineSource.BEFORE if is_known else BaselineSource.NONE
    return None


async def _bedside(turn: StaffTurn, case: Case, value: str) -> str | None:
    if value not in _VALUES["bedside"]:
        return "enroll_baseline_bad"
    case.episode.bedside = int(value) if value != _UNKNOWN else None
    return None


async def _area(turn: StaffTurn, case: Case, value: str) -> str | None:
    """A follow-up of the same area that runs would be the same one twice."""
    if value not in _VALUES["area"]:
        return "correct_tap"
    is_running = case.episode.state in RUNNING
    others = {each.area for each in case.others if each.state in RUNNING}
    if is_running and value in others:
        return "correct_area_taken"
    case.episode.area = Area(value)
    return None


async def _optional(turn: StaffTurn, case: Case, value: str, name: str) -> str | None:
    moment = Moment(turn.work.now, turn.work.clinic, case.protocol)
    try:
        kept = None if value == _UNKNOWN else FIELDS[name].read(moment, value)
    except UnreadError as problem:
        return problem.key
    if name == "clinician":
        case.episode.clinician = kept
    elif name == "side":
        case.episode.side = kept
    else:
        case.episode.level = kept
    return None


async def _year(turn: StaffTurn, case: Case, value: str) -> str | None:
    year = read_birth_year(value, this_year=turn.work.now.year)
    if year is None:
        return "enroll_birth_year_bad"
    case.patient.birth_year = str(year)
    return None


async def _reference(turn: StaffTurn, case: Case, value: str) -> str | None:
    reference = read_reference(value) or reference_named(value)
    if reference is None:
        return "enroll_ref_bad"
    known = await find_patient(turn.work, reference)
    if known is not None and known is not case.patient:
        return "correct_ref_taken"
    case.patient.reference = reference
    case.patient.reference_key = turn.work.digest("reference", reference)
    await references.renew(turn.work.session, turn.work.runtime.database.vault, case.patient)
    return None


async def _answered_by(turn: StaffTurn, case: Case, value: str) -> str | None:
    if value not in _VALUES["by"]:
        return "correct_tap"
    case.patient.answered_by = AnsweredBy(value)
    return None


_SETTERS: Final[dict[str, Callable[[StaffTurn, Case, str], Awaitable[str | None]]]] = {
    "baseline": _baseline,
    "bedside": _bedside,
    "area": _area,
    **{name: partial(_optional, name=name) for name in OPTIONAL},
    "year": _year,
    "ref": _reference,
    "by": _answered_by,
}
