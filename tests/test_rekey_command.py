"""`rekey` as an operator runs it: a new key, then the old one is forgotten and refused."""

from __future__ import annotations

from pathlib import Path

from tests.commands import run

KEY = "secrets/aftercare.key"


def _lines(folder: Path) -> list[str]:
    return (folder / KEY).read_text("ascii").split()


def _put_back(folder: Path, lines: list[str]) -> None:
    (folder / KEY).write_text("\n".join(lines), "ascii")


async def test_a_new_key_takes_over_and_the_old_one_is_refused(
    tmp_path: Path, empty_sqlite_url: str
) -> None:
    async def aftercare(command: str) -> tuple[int, str]:
        return await run(tmp_path, command, DATABASE_URL=empty_sqlite_url)

    assert (await aftercare("migrate"))[0] == 0
    index, old = _lines(tmp_path)

    code, output = await aftercare("rekey")
    assert code == 0, output
    assert "begins with a new key now" in output
    assert "were encrypted anew" in output
    assert _lines(tmp_path)[::2] == [index, old]
    _, new, _ = _lines(tmp_path)
    code, output = await aftercare("rekey")
    assert code == 0, output
    assert "holds an older key: going on" in output
    assert _lines(tmp_path) == [index, new, old]

    code, output = await aftercare("rekey --forget")
    assert code == 0, output
    assert _lines(tmp_path) == [index, new]
    _put_back(tmp_path, [index, old])
    code, output = await aftercare("migrate")
    assert code == 1
    assert "is not the key that this database was written with" in output
