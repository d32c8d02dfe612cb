"""Two follow-ups of one patient: staff read which one an alert, a call or a check-in is about."""

from __future__ import annotations

from bot.domain.alerts import AlertKind
from bot.domain.ledger import Area
from bot.services.alerts import raising
from bot.services.alerts.taking import AlertActions
from bot.services.console.team import Team
from bot.services.kernel.cases import Caller
from bot.services.kernel.transaction import Work
from bot.storage.tables.followups import CheckIn
from bot.storage.tables.people import Patient
from tests.services.support.abouts import about
from tests.services.support.bench import ADMIN, Bench
from tests.services.support.crew import Member, admin_of
from tests.services.support.people import Person

GROUP = -9001


async def fall_silent(bench: Bench, ben: Person, episode_id: str) -> str:
    """The last check-in of a follow-up brings no answer; the alert's id."""
    last = await ben.check_in(2, episode_id=episode_id)

    async def step(work: Work) -> str:
        patient = await work.session.get_one(Patient, ben.patient_id)
        check_in = await work.session.get_one(CheckIn, last.id)
        silence = about(AlertKind.NO_ANSWER)
        return (await raising.raise_alert(work, silence, patient, check_in)).id

    alert_id = await bench.do(step)
    await bench.pump()
    return alert_id


async def twice_silent(bench: Bench) -> Person:
    """A patient with two injections, about neither of which they answered."""
    ben = await bench.patient()
    second = await bench.second_injection(ben, Area.NECK)
    await fall_silent(bench, ben, ben.episode_id)
    await fall_silent(bench, ben, second)
    return ben


async def test_an_alert_names_the_area(bench: Bench) -> None:
    ben = await twice_silent(bench)

    texts = [shown.text for shown in admin_of(bench).screen]

    assert f"P3 NO ANSWER · {ben.reference} (low back)" in texts[0]
    assert f"P3 NO ANSWER · {ben.reference} (neck)" in texts[1]


async def test_a_repeated_alert_and_one_that_was_taken_name_it_too(bench: Bench) -> None:
    ben, admin = await bench.patient(), admin_of(bench)
    await bench.second_injection(ben, Area.NECK)
    await bench.go_to_day(1, 10, 5)
    await ben.taps("Yes, one or more")
    await bench.go_on(minutes=20)
    assert f"P1 alert for case {ben.reference} (" in admin.last.text

    await admin.taps("I am on it")

    assert f"Case {ben.reference} (" in admin.screen[0].text
    assert "Admin 1 is on it" in admin.screen[0].text


async def test_lists_and_their_buttons_name_it(bench: Bench) -> None:
    ben, admin = await twice_silent(bench), admin_of(bench)

    await admin.says("/calls")
    # Of the same moment, they stand in any order.
    assert sorted(line.split(":")[0] for line in admin.last.text.splitlines()[1:]) == [
        f"• {ben.reference} (low back)",
        f"• {ben.reference} (neck)",
    ]
    assert sorted(admin.last.labels) == [
        f"Call: {ben.reference} (low back)",
        f"Call: {ben.reference} (neck)",
        f"Done: {ben.reference} (low back)",
        f"Done: {ben.reference} (neck)",
    ]

    await admin.says("/alerts")
    assert sorted(admin.last.labels) == [
        f"P3 {ben.reference} (low back): no answer",
        f"P3 {ben.reference} (neck): no answer",
    ]
    assert f"P3 {ben.reference} (neck): no answer, just now" in admin.last.text


async def test_the_status_and_the_patients_alerts_name_it(bench: Bench) -> None:
    ben, admin = await twice_silent(bench), admin_of(bench)

    await admin.says("/status", f"/patient {ben.reference}")

    *_, status, _, newest = (shown.text for shown in admin.screen)
    assert f"{ben.reference} (low back), day 1: " in status
    assert f"{ben.reference} (neck), day 1: " in status
    assert "• P3 no answer (low back), " in newest
    assert "• P3 no answer (neck), " in newest


async def test_it_is_named_in_the_readers_language(bench: Bench) -> None:
    admin = admin_of(bench)
    await admin.speaks("es")

    ben = await twice_silent(bench)

    assert any(f"SIN RESPUESTA · {ben.reference} (cuello)" in shown.text for shown in admin.screen)


async def test_a_group_is_not_told_which_part_of_the_body(bench: Bench) -> None:
    await Team(bench.runtime).link_group(Caller(ADMIN, GROUP))
    await bench.pump()
    ben, group = await bench.patient(), Member(bench, GROUP)
    await bench.second_injection(ben, Area.NECK)
    alert_id = await fall_silent(bench, ben, ben.episode_id)
    seen = [group.last.text]

    for action in ("ack", "r_done"):
        await AlertActions(bench.runtime).press(admin_of(bench).caller, alert_id, action)
        await bench.pump()
        seen.append(group.last.text)

    assert len(set(seen)) == 3
    assert not [text for text in seen if "back" in text or "neck" in text]


async def test_of_one_follow_up_the_area_is_not_named(bench: Bench) -> None:
    ben = await bench.patient()

    await fall_silent(bench, ben, ben.episode_id)

    assert f"P3 NO ANSWER · {ben.reference}\n" in admin_of(bench).last.text
