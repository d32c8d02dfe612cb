"""What is read and told in the first days, and after a week when another check-in follows."""

from __future__ import annotations

import pytest

from bot.domain.alerts import AlertKind
from bot.domain.protocol import build_protocol
from bot.domain.relief import Outcome
from bot.services.kernel.transaction import Work
from bot.storage import protocols
from bot.words.offsets import read_offsets
from tests.services.support.bench import Bench
from tests.services.support.crew import admin_of
from tests.services.support.people import Person

LAST = ("The same", "Less", "Skip")


async def _patient_with(bench: Bench, offsets: str) -> Person:
    async def store(work: Work) -> None:
        await protocols.add(work.session, build_protocol(read_offsets(offsets)), work.now, None)

    await bench.do(store)
    return await bench.patient()


@pytest.mark.parametrize(
    ("taps", "key"),
    [
        (("3", "Much better"), "thanks_good_later"),
        (("5", "A little better"), "thanks_partial_later"),
        (("7", "A little better"), "thanks_partial_later"),
        (("8", "About the same"), "thanks_none_later"),
        (("8", "Much worse"), "thanks_worse_later"),
    ],
)
async def test_after_a_week_nobody_reads_that_it_is_too_soon_to_know(
    bench: Bench, taps: tuple[str, ...], key: str
) -> None:
    ben = await _patient_with(bench, "1d 2d 1w 2w")
    await bench.go_to_day(7)

    await ben.answers(*taps)

    assert ben.keys[-1] == key
    assert "a week" not in ben.last.text
    assert "June 15" in ben.last.text


async def test_who_says_better_is_told_of_some_relief_and_staff_of_none(bench: Bench) -> None:
    ben = await bench.patient()
    await bench.go_to_day(7)

    await ben.answers("7", "A little better", *LAST)

    assert ben.keys[-2:] == ["thanks_little_last", "alternatives"]
    assert (await ben.episode()).outcome is Outcome.NO_RELIEF
    assert len(await bench.alerts(AlertKind.NO_RELIEF)) == 1


async def test_a_little_worse_is_p3_once_and_then_p2(bench: Bench) -> None:
    ben, admin = await bench.patient(), admin_of(bench)
    await bench.go_to_day(1)

    await ben.answers("9", "A little worse")

    (first,) = await bench.alerts()
    assert (first.kind, first.priority) == (AlertKind.LITTLE_WORSE, 3)
    assert admin.last.text.startswith("P3 A LITTLE WORSE in the first days")
    assert ben.keys[-1] == "thanks_worse_early"
    await bench.go_to_day(2)
    await ben.answers("9", "A little worse")
    assert [alert.kind for alert in await bench.alerts()][1:] == [AlertKind.WORSE]


@pytest.mark.parametrize("taps", [("10",), ("9", "Much worse")])
async def test_a_little_worse_that_is_changed_to_worse_is_p2_at_once(
    bench: Bench, taps: tuple[str, ...]
) -> None:
    ben = await bench.patient()
    await bench.go_to_day(1)
    await ben.answers("9", "A little worse")

    await ben.taps("Change", *taps, *(["A little worse"] if len(taps) == 1 else []))

    kinds = [alert.kind for alert in await bench.alerts()]
    assert kinds == [AlertKind.LITTLE_WORSE, AlertKind.WORSE]


async def test_signs_are_asked_about_since_the_injection_until_something_was_answered(
    bench: Bench,
) -> None:
    ben = await bench.patient()
    await bench.go_to_day(2)
    assert "now, or since the injection?" in ben.last.text
    await ben.answers("8", "About the same")

    await bench.go_to_day(7)

    assert "now, or since you last answered (June 3)?" in ben.last.text


async def test_what_faded_and_what_is_harder_marks_the_case_and_calls_nobody(
    bench: Bench,
) -> None:
    ben, admin = await bench.patient(), admin_of(bench)
    await bench.go_to_day(1)
    await ben.answers("3", "Much better")
    await bench.go_to_day(7)

    await ben.answers("5", "A little better", "Harder", "More", "Skip")

    assert (await ben.episode()).marks == "faded,harder,more_medicine"
    assert await bench.alerts() == []
    await admin.says(f"/patient {ben.reference}")
    for line in (
        "Good relief at first, only some at the end.",
        "Daily tasks are harder than before.",
        "Takes more pain medicine than before.",
    ):
        assert line in admin.last.text
