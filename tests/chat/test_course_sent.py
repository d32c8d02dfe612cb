"""A course that is shown is what the whole bot then sends over HTTP, from joining to the end."""

from __future__ import annotations

import asyncio
import json
import os
import shutil
from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime, timedelta
from itertools import zip_longest
from pathlib import Path
from typing import Any, Final, TypeAlias
from zoneinfo import ZoneInfo

import pytest
from hypothesis import HealthCheck, Phase, given, settings

from bot.domain.schedule import named_times
from bot.sandbox.people.people import Person
from bot.services.preview.lives import Life, Tapped
from bot.services.preview.made_up import Wish
from bot.storage import protocols
from tests.services.preview.test_trial import lived, wishes
from tests.services.support.bench import make_clinic
from tests.world import World, open_world

# More of them with COURSES=50; each takes seconds.
_COURSES: Final = int(os.environ.get("COURSES", "5"))
_MINUTE: Final = timedelta(minutes=1)
_AFTER: Final = timedelta(days=8)
_LANGUAGES: Final = {"en": "English", "es": "Español"}
_few = settings(
    max_examples=_COURSES,
    # To make an example smaller takes minutes, and says little more.
    phases=[Phase.explicit, Phase.generate],
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)

# When something came, what it says, its buttons, and whether it is a message of its own.
Sent: TypeAlias = tuple[datetime, str, tuple[str, ...], bool]


async def joins(world: World, wish: Wish) -> Person:
    """The nurse enrols a patient as they are treated, who joins and says when to be asked."""
    await world.app.runtime.transact(
        lambda work: protocols.add(work.session, wish.protocol, work.now, None)
    )
    code = await world.enroll("K7-204")
    person = world.sandbox.person("B")
    await person.start(code)
    await world.player.settle()
    await world.taps(person, _LANGUAGES[wish.language])
    await world.says(person, "1960")
    # It was their injection; on; they agree; the time that they want.
    for place in (0, 0, 0, [*named_times(wish.protocol.times)].index(wish.time)):
        await world.taps(person, person.buttons()[place])
    return person


async def really(url: str, wish: Wish, zone: ZoneInfo, life: Life) -> list[Sent]:
    """What comes to a patient who presses the same at the same moments, from their joining on."""
    async with open_world(url, wish.injected_at) as world:
        world.app.runtime.clinic = replace(make_clinic(), zone=zone)
        person = await joins(world, wish)
        for each in life.told:
            if isinstance(each, Tapped):
                await world.player.go_to(max(each.at, world.clock.now()))
                await world.taps(person, each.label)
        await world.player.go_to(max(each.at for each in life.told) + _AFTER)
        return [
            (call.at, str(call.parameters["text"]), _labels(call.parameters), call.is_send)
            for call in world.sandbox.calls
            if call.chat_id == person.id and call.accepted and "text" in call.parameters
        ]


def _labels(parameters: Mapping[str, object]) -> tuple[str, ...]:
    markup = parameters.get("reply_markup") or "{}"
    read: Any = json.loads(markup) if isinstance(markup, str) else markup
    return tuple(each["text"] for row in read.get("inline_keyboard", []) for each in row)


def test_the_whole_bot_sends_what_is_shown(
    sqlite_template: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    file = tmp_path_factory.mktemp("whole") / "whole.db"

    @_few
    @given(wishes())
    def compare(wanted: tuple[Wish, ZoneInfo]) -> None:
        wish, zone = wanted
        for path in file.parent.iterdir():
            path.unlink()
        shutil.copyfile(sqlite_template, file)
        life = asyncio.run(lived(wish, zone))

        sent = asyncio.run(really(f"sqlite+inline:///{file}", wish, zone, life))

        # Joining comes before; its last message says the dates.
        first = [text for _, text, _, _ in sent].index(life.said[0].text)
        for shown, real in zip_longest(life.said, sent[first:]):
            assert shown is not None
            assert real is not None
            at, text, labels, is_new = real
            assert (shown.text, shown.buttons) == (text, labels)
            assert abs(shown.at - at) < _MINUTE
            assert shown.is_new == is_new or shown is life.said[0]

    compare()
