"""The states of a follow-up are stored by these names: a renamed one would lose its rows."""

from __future__ import annotations

from enum import StrEnum

import pytest

from bot.domain.answers import Question
from bot.domain.ledger import (
    AnsweredBy,
    Area,
    BaselineSource,
    CheckInState,
    EpisodeState,
    PatientState,
    Reason,
    StaffRole,
    Step,
)


@pytest.mark.parametrize(
    ("states", "names"),
    [
        (PatientState, "invited active paused stopped unreachable deceased erasing"),
        (EpisodeState, "invited active concluded ended"),
        (CheckInState, "planned open answered missed skipped undelivered cancelled"),
        (
            Reason,
            "safety_only answered_late no_answer partial_answer delivery_uncertain paused "
            "joined_late outage stopped deleted deceased blocked not_delivered replaced "
            "ended_by_clinic red_flag",
        ),
        (Step, "safety sign pain change mismatch first_hours function medicine note done"),
        (BaselineSource, "before memory none"),
        (AnsweredBy, "self helper"),
        (Area, "neck mid_back low_back"),
        (StaffRole, "nurse clinician admin auditor"),
    ],
)
def test_what_is_stored_keeps_its_name(states: type[StrEnum], names: str) -> None:
    assert set(names.split()) <= {state.value for state in states}
    assert all(state.name == state.value.upper() for state in states)


def test_each_question_is_a_step_for_which_a_check_in_can_wait() -> None:
    assert {question.value for question in Question} <= {step.value for step in Step}
