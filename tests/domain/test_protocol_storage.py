"""Protocols as they are stored."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import time

from bot.domain.protocol import (
    DEFAULT,
    Decision,
    Offset,
    Procedure,
    Protocol,
    ReliefRule,
    Replaces,
    SendWindow,
    Unit,
    from_data,
    to_data,
)

ODD = Protocol(
    DEFAULT.check_ins[1:],
    SendWindow(time(8, 30), time(18, 45, 30)),
    ReliefRule(25, 2, 60, 75, 3, 1, 3, 5, Decision.FINAL_AND_PREVIOUS),
    Offset(10, Unit.DAYS),
    Offset(500, Unit.HOURS),
    Procedure.EPIDURAL,
    Replaces.PROCEDURE,
    (time(9), time(13, 30)),
    Offset(5, Unit.HOURS),
    (("en", "A brace"), ("es", "Una faja")),
)


def test_every_part_of_a_protocol_is_stored() -> None:
    restored = from_data(json.loads(json.dumps(to_data(ODD))))

    assert restored == ODD
    assert isinstance(restored.rule.decision, Decision)
    assert isinstance(restored.replaces, Replaces)
    assert isinstance(restored.check_ins, tuple)
    assert hash(restored) == hash(ODD)


def test_a_stored_protocol_is_readable_data() -> None:
    data = to_data(replace(DEFAULT, check_ins=DEFAULT.check_ins[:1]))

    assert json.loads(json.dumps(data)) == {
        "check_ins": [
            {
                "offset": {"value": 1, "unit": "days"},
                "reminders": [{"value": 6, "unit": "hours"}],
                "closes_after": {"value": 48, "unit": "hours"},
                "questions": ["safety", "pain", "change"],
            }
        ],
        "window": {"start": "09:00:00", "end": "20:00:00"},
        "rule": {
            "meaningful_percent": 28,
            "meaningful_min_points": 1,
            "good_percent": 50,
            "label_percent": 80,
            "worse_points": 2,
            "wore_off_points": 2,
            "mismatch_steps": 2,
            "low_baseline_below": 4,
            "decision": "final",
        },
        "not_before": {"value": 7, "unit": "days"},
        "late_final": {"value": 14, "unit": "days"},
    }
