"""What a link was made for is read back from what Telegram hands over when it is opened."""

from __future__ import annotations

import re

import pytest

from bot.services.messaging.deep_links import (
    AlertsLink,
    CaseLink,
    PatientInvite,
    StaffInvite,
    Start,
    alerts_link,
    bot_link,
    case_link,
    patient_link,
    read_pasted,
    read_payload,
    read_start,
    staff_link,
)

BOT = "aftercare_bot"
# As `secrets.token_urlsafe(16)` makes them; one that stays, since it names the tests.
CODE = "gNJCrYXnz4FI-vqh8LBd_A"


@pytest.mark.parametrize(
    ("link", "start"),
    [
        (staff_link(BOT, CODE), StaffInvite(CODE)),
        (patient_link(BOT, CODE), PatientInvite(CODE)),
        (case_link(BOT, "0123abcd"), CaseLink("0123abcd")),
        (alerts_link(BOT), AlertsLink()),
    ],
)
def test_a_link_opens_what_it_was_made_for(link: str, start: Start) -> None:
    to, _, payload = link.partition("?start=")

    assert to == bot_link(BOT) == "https://t.me/aftercare_bot"
    # All that Telegram takes.
    assert re.fullmatch(r"[\w-]{1,64}", payload, re.ASCII)
    assert read_start(payload) == start


def test_links_sent_long_ago_still_open() -> None:
    assert staff_link(BOT, "c0de") == "https://t.me/aftercare_bot?start=staff_c0de"
    assert patient_link(BOT, "c0de") == "https://t.me/aftercare_bot?start=c0de"
    assert case_link(BOT, "1d") == "https://t.me/aftercare_bot?start=case_1d"
    assert alerts_link(BOT) == "https://t.me/aftercare_bot?start=alerts"


@pytest.mark.parametrize(
    ("payload", "start"),
    [
        ("", None),
        ("case_", CaseLink("")),
        ("staff_", StaffInvite("")),
        ("alerts2", PatientInvite("alerts2")),
        ("Case_1", PatientInvite("Case_1")),
    ],
)
def test_a_forged_link_is_read_as_what_it_looks_like(payload: str, start: Start | None) -> None:
    assert read_start(payload) == start


def test_a_code_without_a_digit_is_found() -> None:
    code = "vFPTqKmeXmnYepaghfiKqg"

    assert read_pasted(f"my code: {code}", BOT) == code


@pytest.mark.parametrize(
    "text",
    [
        CODE,
        f"my code is {CODE}, thanks",
        f"<{CODE}>",
        f"start={CODE}",
        f"\u201c{CODE}\u201d.",
        f"The clinic gave me https://t.me/{BOT}?start={CODE}. Is it right?",
        f"tg://resolve?domain={BOT}&start={CODE}",
    ],
)
def test_a_link_or_code_is_found_among_other_words(text: str) -> None:
    assert read_pasted(text, BOT) == CODE
    assert read_payload(text, BOT) == CODE


@pytest.mark.parametrize(
    "text",
    [
        f"https://t.me/other_bot?start={CODE}",
        f"{CODE} {CODE[::-1]}",
        f"{CODE} " + "and much more " * 10,
        "a perfectly ordinary sentence",
        "internationalizationals",
    ],
)
def test_what_is_no_one_code_is_left_alone(text: str) -> None:
    assert read_pasted(text, BOT) is None
