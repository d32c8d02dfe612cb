"""The codes of the FHIR bundle: our own systems, and how our states are said in those of FHIR."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from bot.domain.answers import ITEMS, Question
from bot.domain.ledger import CheckInState, EpisodeState
from bot.domain.protocol import Unit
from bot.domain.relief import Outcome

# A name, not an address: nothing is looked up there.
SYSTEM: Final = "urn:aftercare"
LOINC: Final = "http://loinc.org"
UCUM: Final = "http://unitsofmeasure.org"
# LOINC 72514-3, Pain severity - 0-10 verbal numeric rating [Score] - Reported.
PAIN: Final = {
    "system": LOINC,
    "code": "72514-3",
    "display": "Pain severity - 0-10 verbal numeric rating [Score] - Reported",
}
SURVEY: Final = {
    "coding": [
        {
            "system": "http://terminology.hl7.org/CodeSystem/observation-category",
            "code": "survey",
        }
    ]
}
UNIT_OF_TIME: Final = {Unit.HOURS: "h", Unit.DAYS: "d", Unit.WEEKS: "wk"}
TASK_STATUS: Final = {
    CheckInState.PLANNED: "requested",
    CheckInState.OPEN: "in-progress",
    CheckInState.ANSWERED: "completed",
    CheckInState.MISSED: "failed",
    CheckInState.SKIPPED: "cancelled",
    CheckInState.UNDELIVERED: "failed",
    CheckInState.CANCELLED: "cancelled",
}
CARE_PLAN_STATUS: Final = {
    EpisodeState.INVITED: "draft",
    EpisodeState.ACTIVE: "active",
    EpisodeState.CONCLUDED: "completed",
    EpisodeState.ENDED: "revoked",
}
OUTCOMES: Final = {
    Outcome.RELIEF: "Good relief",
    Outcome.PARTIAL: "Some relief",
    Outcome.NO_RELIEF: "Little or no relief",
    Outcome.WORE_OFF: "Relief that wore off",
    Outcome.WORSE: "Worse than before",
    Outcome.UNKNOWN: "Not known",
}
QUESTION_TEXTS: Final = {
    Question.SAFETY: "Is there any warning sign of the list?",
    Question.PAIN: "Pain now, 0 to 10",
    Question.CHANGE: "Compared with before the injection",
    Question.FIRST_HOURS: "Was there relief in the first hours?",
    Question.FUNCTION: "Daily tasks, compared with before",
    Question.MEDICINE: "Pain medicine, compared with before",
    Question.NOTE: "Own words",
}
_DISPLAYS: Final[Mapping[Question, Mapping[str, str]]] = {
    Question.SAFETY: {"no": "No, none", "yes": "Yes, one or more"},
    Question.CHANGE: {
        "2": "Much better", "1": "A little better", "0": "Same", "-1": "A little worse",
        "-2": "Much worse",
    },
    Question.FIRST_HOURS: {"yes": "Yes", "no": "No", "unsure": "Not sure"},
    Question.FUNCTION: {"1": "Easier", "0": "Same", "-1": "Harder"},
    Question.MEDICINE: {"-1": "Less", "0": "Same", "1": "More", "none": "None taken"},
    Question.NOTE: {"skip": "Skipped"},
}  # fmt: skip


def coding(of: str, code: str, display: str | None = None) -> dict[str, str]:
    """A code of one of our own systems."""
    shown = {} if display is None else {"display": display}
    return {"system": f"{SYSTEM}/{of}", "code": code, **shown}


def concept(of: str, code: str, display: str | None = None) -> dict[str, Any]:
    """The same as a concept."""
    return {"coding": [coding(of, code, display)]}


ANSWER_CODES: Final = {
    question: {
        value: coding(question, value, _DISPLAYS[question][value])
        for value in ITEMS[question].values
    }
    for question in Question
    if question is not Question.PAIN
}
