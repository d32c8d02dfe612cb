"""Texts as patients get them, with long values, and what there is to say of each."""

from __future__ import annotations

from collections.abc import Sequence
from textwrap import shorten
from typing import Final

from bot.services.kernel.ports import Audience
from bot.services.messaging import placeholders
from bot.services.messaging.readers import StaffTurn
from bot.texts import own, samples
from bot.texts.catalogue import Text
from bot.texts.own import Found, Problem
from bot.texts.reading import judged

_TITLE: Final = 60


def all_forms(turn: StaffTurn, forms: Sequence[str], text: Text, language: str) -> str:
    """Each form filled with long values, the one for one thing first."""
    return "\n\n".join(filled(turn, forms, text, language))


def filled(turn: StaffTurn, forms: Sequence[str], text: Text, language: str) -> list[str]:
    """The same one by one."""
    work = turn.work
    values = {
        **work.clinic.values(language),
        "commands": placeholders.commands(work, Audience.PATIENT, language),
    }
    counts: list[dict[str, object]] = [{} for _ in forms]
    if len(forms) > 1:
        counts[0] = {text.counted: 1}
    return [
        samples.filled(form, language, {**values, **count})
        for form, count in zip(forms, counts, strict=True)
    ]


def title(turn: StaffTurn, key: str) -> str:
    """The first words of a text in the reader's language."""
    text = turn.work.texts.text(key, turn.language)
    said = filled(turn, text.forms, text, turn.language)[-1]
    return shorten(said, _TITLE, placeholder="…")


def length(turn: StaffTurn, forms: Sequence[str], text: Text, language: str) -> int:
    """The characters of the longest form, filled."""
    return max(map(len, filled(turn, forms, text, language)))


def measures(turn: StaffTurn, key: str, forms: Sequence[str], language: str) -> str:
    """How long it gets and how hard it is to read, and what it should be."""
    text = turn.work.texts.shipped(key, language)
    parts = [
        turn.text(
            "texts_length",
            count=length(turn, forms, text, language),
            most=own.longest(key, text),
        )
    ]
    found = judged(forms[-1], language)
    if found is not None:
        measure = "texts_grade" if found.measure.is_highest else "texts_ease"
        parts.append(
            turn.text(measure, value=f"{found.value:.1f}", bound=f"{found.measure.bound:g}")
        )
        if found.is_hard:
            parts.append(turn.text("texts_hard"))
    return " ".join(parts)


def problems(turn: StaffTurn, key: str, language: str, form: str, index: int) -> list[Found]:
    """What is wrong with one form of a wording, its length too."""
    shipped = turn.work.texts.shipped(key, language)
    found = own.problems_of(form, shipped, index, record_only=turn.work.clinic.record_only)
    if found:
        return found
    forms = [*shipped.forms[:index], form, *shipped.forms[index + 1 :]]
    size = len(filled(turn, forms, shipped, language)[index])
    most = own.longest(key, shipped)
    return [Found(Problem.LONG, f"{size} > {most}")] if size > most else []
