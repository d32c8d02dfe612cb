"""What a list would do before it does it: each bad line with its reason, the good ones waiting."""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Final, Self

from bot.documents.packing import pack
from bot.domain.ledger import Area
from bot.services.enrolment.fields import FIELDS, UnreadError, asked_fields
from bot.services.enrolment.rules import problem_with
from bot.services.messaging.keyboards import Keyboard, Verb, button, column
from bot.services.messaging.readers import StaffTurn
from bot.services.roster.reading import MOST_LINES, Problem, Roster
from bot.storage import episodes, patients
from bot.storage.tables.people import Patient

# Letters of a screen, beside its buttons; Telegram takes 4,096.
_MOST_TEXT: Final = 3_600
_MOST_NAMED: Final = 80


@dataclass(slots=True)
class Listed:
    """A list that waits: good lines, and the problems of the others in words of their reader."""

    entries: list[dict[str, Any]] = field(default_factory=list)
    problems: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)

    @classmethod
    def of(cls, data: Mapping[str, Any]) -> Self:
        """The list that a dialogue keeps; empty before the first line."""
        return cls(data.get("entries", []), data.get("problems", []), data.get("notes", []))

    @property
    def data(self) -> dict[str, Any]:
        """The same for a dialogue."""
        return {"entries": self.entries, "problems": self.problems, "notes": self.notes}


async def check(turn: StaffTurn, roster: Roster, earlier: Sequence[dict[str, Any]]) -> Listed:
    """Look which lines would go against what is stored; `earlier`: good ones that wait already."""
    problems = list(roster.problems)
    keys = {turn.work.digest("reference", each["ref"]): each for each in roster.entries}
    known = await patients.by_references(turn.work.session, list(keys))
    ids = [patient.id for patient in known.values()]
    running = await episodes.areas_running(turn.work.session, ids)
    waiting = {each["ref"]: each["line"] for each in earlier}
    entries = []
    for key, entry in keys.items():
        error = _against(turn, entry, known.get(key), running)
        if entry["ref"] in waiting:
            error = UnreadError("enroll_list_double", line=waiting[entry["ref"]])
        if error is None:
            entries.append(entry)
        else:
            problems.append(Problem(entry["line"], entry["ref"], error))
    problems.sort(key=lambda each: each.line)
    return Listed(
        [*earlier, *entries], [_said(turn, each) for each in problems], _notes(turn, roster)
    )


def _against(
    turn: StaffTurn,
    entry: Mapping[str, Any],
    patient: Patient | None,
    running: Mapping[str, Sequence[Area]],
) -> UnreadError | None:
    """Why this line cannot be enrolled as it is; a second injection is a matter of its own."""
    if patient is None:
        return None
    key = problem_with(patient, entry["year"])
    if key is not None:
        is_other = key == "enroll_ref_taken"
        return UnreadError("enroll_list_taken" if is_other else key, patient_ref=entry["ref"])
    if patient.id in running:
        areas = ", ".join(turn.text(f"area_{area}") for area in running[patient.id])
        return UnreadError("enroll_list_running", areas=areas)
    return None


def _said(turn: StaffTurn, problem: Problem) -> str:
    error = problem.error
    values = {
        name: turn.short_moment(value) if isinstance(value, datetime) else value
        for name, value in error.values.items()
    }
    if "field" in values:
        labels = dict(turn.work.texts.buttons("enroll_change", turn.language))
        values["field"] = labels[str(values["field"])]
    why = turn.text(error.key, **values)
    return turn.text("enroll_list_problem", line=problem.line, about=problem.about, why=why)


def _notes(turn: StaffTurn, roster: Roster) -> list[str]:
    notes = []
    if roster.unread:
        notes.append(turn.text("enroll_list_columns", columns=", ".join(roster.unread)[:200]))
    if roster.beyond:
        notes.append(turn.text("enroll_list_beyond", most=MOST_LINES, count=roster.beyond))
    return notes


async def show(turn: StaffTurn, listed: Listed, paper: str) -> None:
    """The dry run as a screen; `paper`: what the slips are printed on."""
    if not listed.entries and not listed.problems:
        await turn.show((turn.text("enroll_many"), buttons(turn, "enroll_many")))
        return
    head = turn.text("enroll_list", count=len(listed.entries), bad=len(listed.problems))
    good = [_line(turn, entry) for entry in listed.entries]
    parts = [head, *_cut(turn, listed.problems, _MOST_TEXT * 2 // 3), *listed.notes]
    room = _MOST_TEXT - sum(map(len, parts))
    texts = ["\n".join(parts), "\n".join(_cut(turn, good, room))]
    if listed.problems:
        texts.append(turn.text("enroll_list_again"))
    await turn.show(("\n\n".join(filter(None, texts)), _keyboard(turn, listed, paper)))


def _line(turn: StaffTurn, entry: Mapping[str, Any]) -> str:
    said = {name: FIELDS[name].said(turn, entry[name]) for name in ("area", "when", "baseline")}
    whose = {"patient_ref": entry["ref"], "birth_year": entry["year"]}
    return turn.text("enroll_list_good", **whose, **said)


def _cut(turn: StaffTurn, lines: Sequence[str], room: int) -> list[str]:
    """As many lines as there is room for, and how many more there are."""
    kept: list[str] = []
    for line in lines:
        room -= len(line) + 1
        if room < 0 or len(kept) == _MOST_NAMED:
            return [*kept, turn.text("enroll_list_more", count=len(lines) - len(kept))]
        kept.append(line)
    return kept


def _keyboard(turn: StaffTurn, listed: Listed, paper: str) -> Keyboard:
    texts, language = turn.work.texts, turn.language
    keyboard = []
    if listed.entries:
        labels = dict(texts.buttons("enroll_list", language))
        label = texts.label("enroll_list", "enroll", language, count=len(listed.entries))
        keyboard = [
            [button(label, Verb.LIST, "enroll")],
            [button(labels[paper], Verb.LIST, "paper")],
        ]
    return [*keyboard, *buttons(turn, "enroll_many")]


def buttons(turn: StaffTurn, key: str) -> Keyboard:
    """The buttons of a text about lists."""
    labels = turn.work.texts.buttons(key, turn.language)
    return column(button(label, Verb.LIST, name) for name, label in labels)


async def template(turn: StaffTurn) -> str:
    """A list to fill in, packed: heads in the reader's language, and a line as an example."""
    labels = dict(turn.work.texts.buttons("enroll_change", turn.language))
    others = dict(turn.work.texts.buttons("enroll_list_template", turn.language))
    today = turn.work.now.astimezone(turn.work.clinic.zone).date()
    examples = {
        labels["ref"]: "K7-204",
        labels["year"]: "1951",
        labels["area"]: turn.text("area_low_back"),
        others["date"]: f"{today:%Y-%m-%d}",
        labels["when"]: "14:30",
        labels["baseline"]: "8",
        **{labels[name]: "" for name in await asked_fields(turn.work.session)},
        others["language"]: turn.language,
    }
    text = io.StringIO(newline="")
    text.write("\ufeff")
    csv.writer(text).writerows([list(examples), list(examples.values())])
    return pack(text.getvalue().encode())
