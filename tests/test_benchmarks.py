"""The bench in a short form: it runs, counts all, prints lines of one shape; no time is judged."""

from __future__ import annotations

import asyncio
import re
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from tests.benchmarks import dispatch, mass, taps
from tests.benchmarks.__main__ import main
from tests.benchmarks.account import Account
from tests.benchmarks.clinic import KINDS, SQLITE, Clinic
from tests.benchmarks.line import Comparison, Goal, Line, percentile
from tests.benchmarks.run import open_run
from tests.benchmarks.seeding import add_asked, add_waiting
from tests.benchmarks.server import read, take
from tests.benchmarks.table import render

_SHAPE = re.compile(
    r"bench \w+( db=(sqlite|postgresql))?( \w+=\w+)*( \w+=(-?[\d.]+|inf|nan))+"
    r"( goal=[\d.]+ (ok|short))?"
)
_TINY = 0.01
_AT_LEAST = Goal(0.45, is_least=True)


def test_a_measurement_that_does_not_exist_is_refused_with_those_that_do() -> None:
    ended = CliRunner().invoke(main, ["tock"])

    assert ended.exit_code == 2
    assert "'tock' is not one of 'taps'" in ended.output


def test_taps_are_all_answered_and_stored() -> None:
    with open_run((SQLITE,), _TINY) as run:
        lines = list(taps.measure(run))

    assert [line.what for line in lines] == [
        "tap_cpu", "tap_reply_p50", "tap_reply_p99", "tap_rate", "tap_rate_cpu",
        "tap_stored",
    ]  # fmt: skip
    assert all(_SHAPE.fullmatch(str(line)) for line in lines)
    assert lines[-1].values["lost"] == 0
    assert lines[-1].values["taps"] == lines[-1].values["stored"] > 0


def test_check_ins_and_the_letters_of_a_bare_loop_all_go_out() -> None:
    with (
        open_run((SQLITE,), _TINY) as run,
        dispatch.peer(run, "bare", "") as bare,
        dispatch.product(run, SQLITE, 8) as product,
    ):
        bare.dispatch(8)
        product.dispatch(8)

    assert product.missing == product.doubles == 0
    assert len(product.figures.cpu_s) == len(bare.figures.per_second) == 1


@pytest.fixture(params=KINDS)
def clinic(request: pytest.FixtureRequest, tmp_path: Path) -> Clinic:
    """A clinic with a database of each kind, without a table."""
    url = request.getfixturevalue(f"empty_{request.param}_url")
    return Clinic(request.param, tmp_path, url, "http://127.0.0.1:1", "1:nobody-polls-with-this")


def test_a_mass_grows_to_its_size_and_no_further(clinic: Clinic) -> None:
    crowd = mass.found(clinic)
    for size in (500, 1_000, 1_000):
        crowd.grow(size)

    running = "SELECT count(*) FROM episodes WHERE state = 'active'"
    assert clinic.number(running) == 1_000 + 1
    assert clinic.number("SELECT count(*) FROM alerts WHERE closed_at IS NULL") == 2 + 1


def test_patients_are_copies_of_one_who_went_the_whole_way(clinic: Clinic) -> None:
    waiting, asked = add_waiting(clinic, 3), add_asked(clinic, 4)

    assert len({each.chat for each in waiting + asked}) == 7
    assert clinic.number("SELECT count(*) FROM check_ins WHERE state = 'open'") == 4
    assert clinic.number("SELECT count(*) FROM answers WHERE question = 'safety'") == 4
    assert clinic.number("SELECT count(*) FROM outbox WHERE state <> 'sent'") == 0


def test_a_line_says_whether_its_goal_is_reached() -> None:
    slow = Comparison("ms", 30.0, 10.0).line("tap_cpu", "sqlite", Goal(2.0))
    fast = Comparison("per_second", 50.0, 100.0).line("tap_rate", "sqlite", _AT_LEAST)
    free = Line("dispatch_peer", {"cpu_s": 0.5}, notes={"peer": "jobqueue"})

    assert str(slow) == "bench tap_cpu db=sqlite ms=30.00 peer_ms=10.00 ratio=3.00 goal=2.0 short"
    assert str(fast).endswith("ratio=0.500 goal=0.45 ok")
    assert str(free) == "bench dispatch_peer peer=jobqueue cpu_s=0.500"
    assert free.is_ok


def test_the_table_puts_both_databases_into_one_row() -> None:
    lines = [
        Comparison("cpu_ms", 30.0, 10.0).line("tap_cpu", "sqlite", Goal(2.0)),
        Comparison("cpu_ms", 20.0, 10.0).line("tap_cpu", "postgresql", Goal(3.0)),
        Line("memory_idle", {"mb": 98.76}, "sqlite", "mb", Goal(100.0)),
        Line("dispatch_peer", {"cpu_s": 0.5}, "sqlite"),
    ]

    assert list(render(lines))[2:] == [
        "| CPU of a tap, over the echo's | 3.00 (30 / 10 ms) | 2.00 (20 / 10 ms) | ≤ 2 / ≤ 3 |",
        "| memory, idle | 99 MB | - | ≤ 100 |",
    ]


def test_a_value_that_could_not_be_measured_reaches_no_goal() -> None:
    nothing = percentile([], 0.99)

    assert not Goal(2.0).is_reached(nothing)
    assert not Goal(0.5, is_least=True).is_reached(nothing)


@pytest.mark.parametrize(
    ("head", "body"),
    [
        ("Content-Type: application/json", b'{"chat_id": "7", "text": "a b"}'),
        ("Content-Type: application/x-www-form-urlencoded", b"chat_id=7&text=a+b"),
        (
            "Content-Type: multipart/form-data; boundary=x",
            b'--x\r\nContent-Disposition: form-data; name="chat_id"\r\n\r\n7\r\n'
            b'--x\r\nContent-Disposition: form-data; name="text"\r\n\r\na b\r\n--x--\r\n',
        ),
    ],
    ids=["json", "form", "multipart"],
)
def test_the_server_reads_a_call_however_it_is_written(head: str, body: bytes) -> None:
    length = f"Content-Length: {len(body)}"
    whole = f"POST /bot1:a/sendMessage HTTP/1.1\r\n{head}\r\n{length}\r\n\r\n".encode() + body
    buffer = bytearray(whole[:-1])

    assert take(buffer) is None
    buffer += whole[-1:] + b"POST"
    request = take(buffer)
    assert request is not None
    assert read(*request) == {"chat_id": "7", "text": "a b"}
    assert buffer == b"POST"


async def test_an_update_comes_again_until_it_is_acknowledged() -> None:
    account, updates = Account(), [{"n": number} for number in range(3)]
    poll = asyncio.create_task(_poll(account, 0))
    await asyncio.sleep(0)
    account.happen(updates, [0.0] * 3)

    first = await poll
    again = await _poll(account, 0)
    assert [each["n"] for each in first] == [each["n"] for each in again] == [0, 1, 2]
    assert await _poll(account, first[-1]["update_id"] + 1) == []


async def _poll(account: Account, offset: int) -> list[dict[str, Any]]:
    timeout = 0 if offset else 5
    found: list[dict[str, Any]] = await account.answer(
        "getupdates", {"offset": offset, "timeout": timeout}
    )
    return found


async def test_calls_are_counted_from_the_last_time_they_were_forgotten() -> None:
    account = Account()
    await account.answer("sendmessage", {"chat_id": "5"})
    account.forget()
    for chat in (6, 7):
        await account.answer("sendmessage", {"chat_id": str(chat)})
    await account.answer("answercallbackquery", {})

    calls = await account.until(["sendMessage"], count=2, within=5)
    assert [(method, chat) for _, method, chat in calls] == [
        ("sendmessage", 6),
        ("sendmessage", 7),
    ]
