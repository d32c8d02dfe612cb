"""What a list would do before it does it: each bad line with its reason, the good ones waiting."""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Final, Self, TypedDict

from bot.documents.packing import pack
from bot.domain.ledger import Area
from bot.services.enrolment.fields import FIELDS, UnreadError, asked_fields, in_words
from bot.services.enrolment.rules import Moment, problem_with
from bot.services.messaging.keyboards import Keyboard, Verb, button, column
from bot.services.messaging.readers import StaffTurn
from bot.services.roster.kinds import PROTOCOL, Kind, of_id, problem_with_kind
from bot.services.roster.reading import MOST_LINES, Problem, Roster
from bot.storage import episodes, patients
from bot.storage.tables.people import Patient

# Letters of a screen, beside its buttons; Telegram takes 4,096.
_MOST_TEXT: Final = 3_600
_MOST_NAMED: Final = 80
# Before the id of the protocol that a button chooses.
CHOOSE: Final = "kind_"


class Bad(TypedDict):
    """A line that has a problem: its number, its reference if any, and the problem in words."""

    line: int
    ref: str | None
    said: str


def _bad(kept: Bad | str) -> Bad:
    return Bad(line=0, ref=None, said=kept) if isinstance(kept, str) else kept


@dataclass(slots=True)
class Listed:
    """A list that waits: good lines, and the problems of the others in words of their reader.

    `protocol`: the id of the one that is chosen for all lines which name none.
    """

    entries: list[dict[str, Any]] = field(default_factory=list)
    problems: list[Bad] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    protocol: int | None = None

    @classmethod
    def of(cls, data: Mapping[str, Any]) -> Self:
        """The list that a dialogue keeps; empty before the first line."""
        return cls(
            data.get("entries", []),
            # Of an earlier release, which kept the words only.
            [_bad(each) for each in data.get("problems", [])],
            data.get("notes", []),
            data.get(PROTOCOL),
        )

    @property
    def data(self) -> dict[str, Any]:
        """The same for a dialogue."""
        kept = {"entries": self.entries, "problems": self.problems, "notes": self.notes}
        return {**kept, PROTOCOL: self.protocol}

    @property
    def read(self) -> int:
        """The number of the last line that was read."""
        lines = [
            *(each["line"] for each in self.entries),
            *(each["line"] for each in self.problems),
        ]
        return max(lines, default=0)

    @property
    def leaves_open(self) -> bool:
        """Whether a line names no protocol, and none is chosen for it."""
        return self.protocol is None and any(PROTOCOL not in each for each in self.entries)

    @property
    def decided(self) -> list[dict[str, Any]]:
        """The good lines, each with its protocol as far as one is chosen."""
        chosen = {} if self.protocol is None else {PROTOCOL: self.protocol}
        return [{**chosen, **each} for each in self.entries]


async def check(turn: StaffTurn, roster: Roster, earlier: Listed, kinds: Sequence[Kind]) -> Listed:
    """Look which lines would go against what is stored.

    `earlier`: what waits already; its good lines stay, what was chosen for them counts, and each
    bad line stays until another of its reference takes its place.
    """
    problems = list(roster.problems)
    keys = {turn.work.digest("reference", each["ref"]): each for each in roster.entries}
    known = await patients.by_references(turn.work.session, list(keys))
    ids = [patient.id for patient in known.values()]
    running = await episodes.areas_running(turn.work.session, ids)
    waiting = {each["ref"]: each["line"] for each in earlier.entries}
    moment = Moment(turn.work.now, turn.work.clinic)
    entries = []
    for key, entry in keys.items():
        error = _against(turn, entry, known.get(key), running)
        error = error or problem_with_kind(moment, kinds, entry, earlier.protocol)
        if entry["ref"] in waiting:
            error = UnreadError("enroll_list_double", line=waiting[entry["ref"]])
        if error is None:
            entries.append(entry)
        else:
            problems.append(Problem(entry["line"], entry["ref"], error, entry["ref"]))
    notes = _notes(turn, roster)
    if earlier.read and not entries and [each.is_words for each in problems] == [True]:
        # Said once, and the list stays as it is.
        notes.append(turn.text("enroll_line_left", words=problems.pop().about))
    replaced = {entry["ref"] for entry in entries} | {each.ref for each in problems if each.ref}
    bad = [each for each in earlier.problems if each["ref"] not in replaced]
    bad += [Bad(line=each.line, ref=each.ref, said=_said(turn, each)) for each in problems]
    bad.sort(key=lambda each: each["line"])
    return Listed([*earlier.entries, *entries], bad, notes, earlier.protocol)


async def choose(
    turn: StaffTurn, listed: Listed, chosen: int | None, kinds: Sequence[Kind]
) -> Listed:
    """The list with this protocol for all lines that name none; some may be too old for it."""
    checked = await check(turn, Roster(listed.entries), Listed(protocol=chosen), kinds)
    problems = [*listed.problems, *checked.problems]
    return Listed(checked.entries, problems, listed.notes, chosen)


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
    values = {name: in_words(turn, value) for name, value in error.values.items()}
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


async def show(turn: StaffTurn, listed: Listed, kinds: Sequence[Kind], paper: str) -> None:
    """The dry run as a screen; `paper`: what the slips are printed on."""
    if not listed.entries and not listed.problems:
        await turn.show((turn.text("enroll_many"), buttons(turn, "enroll_many")))
        return
    several = kinds if len(kinds) > 1 else ()
    head = turn.text("enroll_list", count=len(listed.entries), bad=len(listed.problems))
    bad = [each["said"] for each in listed.problems]
    good = [_line(turn, entry, several) for entry in listed.entries]
    parts = [head, *_cut(turn, bad, _MOST_TEXT * 2 // 3), *listed.notes]
    room = _MOST_TEXT - sum(map(len, parts))
    texts = ["\n".join(parts), "\n".join(_cut(turn, good, room))]
    if listed.problems:
        texts.append(turn.text("enroll_list_again"))
    if several and listed.leaves_open:
        texts.append(turn.text("enroll_list_which"))
    keyboard = _keyboard(turn, listed, several, paper)
    await turn.show(("\n\n".join(filter(None, texts)), keyboard))


def _line(turn: StaffTurn, entry: Mapping[str, Any], kinds: Sequence[Kind]) -> str:
    said = {name: FIELDS[name].said(turn, entry[name]) for name in ("area", "when", "baseline")}
    whose = {"patient_ref": entry["ref"], "birth_year": entry["year"]}
    kind = of_id(kinds, entry.get(PROTOCOL))
    line = turn.text("enroll_list_good", **whose, **said)
    return line if kind is None else f"{line}, {kind.name}"


def _cut(turn: StaffTurn, lines: Sequence[str], room: int) -> list[str]:
    """As many lines as there is room for, and how many more there are."""
    kept: list[str] = []
    for line in lines:
        room -= len(line) + 1
        if room < 0 or len(kept) == _MOST_NAMED:
            return [*kept, turn.text("enroll_list_more", count=len(lines) - len(kept))]
        kept.append(line)
    return kept


def _keyboard(turn: StaffTurn, listed: Listed, kinds: Sequence[Kind], paper: str) -> Keyboard:
    """What each line gets is chosen before anybody is enrolled."""
    texts, language = turn.work.texts, turn.language
    keyboard = _choices(turn, listed, kinds)
    if listed.entries and not (kinds and listed.leaves_open):
        labels = dict(texts.buttons("enroll_list", language))
        label = texts.label("enroll_list", "enroll", language, count=len(listed.entries))
        keyboard += [
            [button(label, Verb.LIST, "enroll")],
            [button(labels[paper], Verb.LIST, "paper")],
        ]
    return [*keyboard, *buttons(turn, "enroll_many")]


def _choices(turn: StaffTurn, listed: Listed, kinds: Sequence[Kind]) -> Keyboard:
    """A button for each protocol, where a line names none."""
    if all(PROTOCOL in each for each in listed.entries):
        return []
    names = {kind.id: kind.name for kind in kinds}
    if listed.protocol in names:
        name = names[listed.protocol]
        chosen = turn.work.texts.label("enroll_list", "chosen", turn.language, name=name)
        names[listed.protocol] = chosen
    return column(button(name, Verb.LIST, f"{CHOOSE}{id_}") for id_, name in names.items())


def buttons(turn: StaffTurn, key: str) -> Keyboard:
    """The buttons of a text about lists."""
    labels = turn.work.texts.buttons(key, turn.language)
    return column(button(label, Verb.LIST, name) for name, label in labels)


async def template(turn: StaffTurn, kinds: Sequence[Kind]) -> str:
    """A list to fill in, packed: heads in the reader's language, and a line as an example.

    `kinds`: a column for them is in it where there are several.
    """
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
        **({others[PROTOCOL]: kinds[0].name} if len(kinds) > 1 else {}),
        others["language"]: turn.language,
    }
    text = io.StringIO(newline="")
    text.write("\ufeff")
    csv.writer(text).writerows([list(examples), list(examples.values())])
    return pack(text.getvalue().encode())
