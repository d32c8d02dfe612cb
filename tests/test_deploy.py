"""What is handed to operators, read as their tools would: containers, units, rules, workflows."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

import httpx
import pytest
import yaml
from prometheus_client.parser import text_string_to_metric_families

from bot.__main__ import main
from bot.settings import VARIABLES
from bot.web.site import make_site
from tests.world import open_world

ROOT: Final = Path(__file__).parent.parent
DEPLOY: Final = ROOT / "deploy"
BOTS: Final = ("bot", "first", "second")
WORKFLOWS: Final = sorted((ROOT / ".github" / "workflows").glob("*.yml"))


def _text(name: str) -> str:
    return (DEPLOY / name).read_text(encoding="utf-8")


def _steps() -> Iterator[tuple[str, str, str]]:
    """Each stage, instruction and argument of the Dockerfile, in order."""
    stage = ""
    for line in re.sub(r"\\\n", " ", _text("Dockerfile")).splitlines():
        word, _, rest = line.partition(" ")
        if not word or word.startswith("#"):
            continue
        if word == "FROM":
            stage = rest.rpartition(" AS ")[2]
        yield stage, word, rest.strip()


STEPS: Final = list(_steps())
COMPOSE: Final[dict[str, Any]] = yaml.safe_load(_text("compose.yaml"))


def _arguments(word: str, stage: str = "final") -> list[str]:
    return [rest for at, each, rest in STEPS if each == word and at == stage]


def test_the_image_runs_as_nobody_in_particular_and_asks_itself_whether_it_is_ready() -> None:
    assert _arguments("USER") == ["10001"]
    assert _arguments("ENTRYPOINT") == ['["aftercare"]']
    (check,) = _arguments("HEALTHCHECK")
    command = re.search(r'CMD \["aftercare", "(\w+)"\]', check)
    assert command is not None
    assert command[1] in main.commands
    assert _arguments("CMD")[0] == '["run"]'
    assert [word for _, word, _ in STEPS if word == "ADD"] == []


def test_the_image_sets_only_variables_that_there_are() -> None:
    named = [each for line in _arguments("ENV") for each in re.findall(r"([A-Z_]+)=", line)]

    assert {*named} - {"PATH", "PYTHONDONTWRITEBYTECODE"} <= VARIABLES


def test_all_that_is_installed_carries_a_hash() -> None:
    installs = [rest for rest in _arguments("RUN", "build") if " install " in f" {rest} "]

    assert len(installs) == 3
    assert all("--require-hashes" in each or "--no-deps dist/" in each for each in installs)


def test_only_what_is_copied_enters_the_build() -> None:
    copied = [part for rest in _arguments("COPY", "build") for part in rest.split()[:-1]]
    let_in = [line[1:] for line in _text("Dockerfile.dockerignore").splitlines() if line[0] == "!"]

    assert sorted(copied) == sorted(let_in)
    assert all((ROOT / name).exists() for name in copied)


def test_what_is_copied_is_enough_to_build_the_wheel(tmp_path: Path) -> None:
    for rest in _arguments("COPY", "build"):
        *sources, target = rest.split()
        for name in sources:
            path = ROOT / name
            place = tmp_path / (target if path.is_dir() else name)
            copy = shutil.copytree if path.is_dir() else shutil.copy
            copy(path, place)
    (build,) = [rest for rest in _arguments("RUN", "build") if "build_wheel" in rest]
    command = build.replace("/opt/tools/bin/python", sys.executable).replace("/src", str(tmp_path))

    subprocess.run(["sh", "-e", "-c", command], cwd=tmp_path, check=True, capture_output=True)

    assert [path.suffix for path in (tmp_path / "dist").iterdir()] == [".whl"]


@pytest.mark.parametrize("name", BOTS)
def test_each_bot_of_the_composition_is_locked_in(name: str) -> None:
    service = COMPOSE["services"][name]

    assert service["read_only"] is True
    assert service["cap_drop"] == ["ALL"]
    assert "no-new-privileges:true" in service["security_opt"]
    assert service["restart"] == "unless-stopped"
    assert int(service["stop_grace_period"].removesuffix("s")) > 90
    assert all(port.startswith("127.0.0.1:") for port in service["ports"])
    assert {*service["environment"]} <= VARIABLES
    assert service["environment"]["WEB_ADDRESS"].endswith(":8080")
    assert any(volume.startswith("secrets:") for volume in service["volumes"])


def test_two_bots_share_one_database_that_nobody_else_sees() -> None:
    services = COMPOSE["services"]
    together = [name for name, each in services.items() if each.get("profiles") == ["postgresql"]]

    assert together == ["first", "second", "database"]
    assert services["database"]["networks"] == ["inside"]
    assert "ports" not in services["database"]
    assert COMPOSE["networks"]["inside"] == {"internal": True}
    assert all(services[name]["environment"]["DATABASE_URL"] == "" for name in ("first", "second"))
    assert "password" not in re.sub(r"database_password|PASSWORD_FILE", "", str(services)).lower()


def test_what_the_composition_names_it_has() -> None:
    for service in COMPOSE["services"].values():
        assert {*service.get("secrets", ())} <= COMPOSE["secrets"].keys()
        assert {*service.get("networks", ())} <= COMPOSE["networks"].keys()
        volumes = {each.partition(":")[0] for each in service["volumes"]}
        assert volumes <= COMPOSE["volumes"].keys()
        assert {*service.get("depends_on", ())} <= COMPOSE["services"].keys()
    assert (DEPLOY / COMPOSE["services"]["bot"]["build"]["context"]).resolve() == ROOT


def test_the_unit_gives_the_bot_no_more_than_it_needs() -> None:
    lines = re.findall(r"^(\w+)=(.*)$", _text("aftercare.service"), re.MULTILINE)
    values = dict(lines)

    assert values["User"] not in {"root", ""}
    assert values["ProtectSystem"] == "strict"
    assert values["NoNewPrivileges"] == values["PrivateDevices"] == values["ProtectHome"] == "yes"
    assert values["CapabilityBoundingSet"] == ""
    assert values["Restart"] == "always"
    assert int(values["TimeoutStopSec"]) > 90
    program, command = values["ExecStart"].split()
    assert program.endswith("/aftercare")
    assert command in main.commands


@pytest.mark.skipif(shutil.which("systemd-analyze") is None, reason="no systemd here")
def test_systemd_knows_every_line_of_the_unit(tmp_path: Path) -> None:
    unit = tmp_path / "aftercare.service"
    program = re.sub(
        r"^ExecStart=\S+", "ExecStart=/bin/true", _text(unit.name), flags=re.MULTILINE
    )
    unit.write_text(program)

    checked = subprocess.run(
        ["systemd-analyze", "verify", str(unit)], capture_output=True, text=True, check=False
    )

    assert "Unknown" not in checked.stderr
    assert "Failed to parse" not in checked.stderr


async def test_the_rules_ask_for_metrics_that_there_are(sqlite_url: str) -> None:
    async with open_world(sqlite_url) as world:
        transport = httpx.ASGITransport(make_site(world.app.watch))
        async with httpx.AsyncClient(transport=transport, base_url="http://bot") as client:
            text = (await client.get("/metrics")).text
    families = list(text_string_to_metric_families(text))
    known = {sample.name for family in families for sample in family.samples}
    known |= {"aftercare_check_in_lateness_seconds_bucket", "aftercare_sends_total"}
    groups = yaml.safe_load(_text("alerts.yaml"))["groups"]
    rules = [rule for group in groups for rule in group["rules"]]

    for rule in rules:
        named = {*re.findall(r"\baftercare_\w+", rule["expr"])}
        assert named
        assert named <= known, rule["alert"]
        assert rule["expr"].count("(") == rule["expr"].count(")")
        assert {*rule["annotations"]} == {"summary", "action"}
        assert rule["labels"]["severity"] in {"page", "ticket"}
    assert len({rule["alert"] for rule in rules}) == len(rules) >= 6


def test_the_proxy_passes_only_the_webhook_on() -> None:
    text = re.sub(r"#.*", "", _text("nginx.conf"))

    assert text.count("{") == text.count("}")
    assert re.findall(r"location (= )?(\S+)", text) == [("= ", "/telegram"), ("", "/")]
    assert "/health" not in text
    assert "/metrics" not in text


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.name)
def test_each_action_is_pinned_by_its_digest(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    used = re.findall(r"uses: (\S+)(.*)", text)

    assert used
    for action, comment in used:
        assert re.fullmatch(r"[\w-]+/[\w-]+@[0-9a-f]{40}", action), action
        assert re.fullmatch(r" # v\d+\.\d+\.\d+", comment), action
    assert yaml.safe_load(text)["permissions"] == {"contents": "read"}


def test_a_release_says_who_built_it_and_what_is_in_it() -> None:
    text = (ROOT / ".github" / "workflows" / "release.yml").read_text(encoding="utf-8")
    (job,) = yaml.safe_load(text)["jobs"].values()

    assert job["permissions"]["attestations"] == job["permissions"]["id-token"] == "write"
    actions = [step["uses"].partition("@")[0] for step in job["steps"] if "uses" in step]
    assert {"actions/attest-build-provenance", "actions/attest-sbom"} <= {*actions}
