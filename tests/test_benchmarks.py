"""The measurements, named on the command line; what they measure is not asserted here."""

from __future__ import annotations

from click.testing import CliRunner

from tests.benchmarks.__main__ import main


def test_a_measurement_that_does_not_exist_is_refused_with_those_that_do() -> None:
    ended = CliRunner().invoke(main, ["tock"])

    assert ended.exit_code == 2
    assert "'tock' is not" in ended.output
