"""The Bot API over HTTP: one endpoint that reads a call, lets faults strike and answers."""

from __future__ import annotations

import asyncio
import json
import time
from contextlib import suppress
from dataclasses import dataclass, field
from email.utils import format_datetime
from enum import Enum, auto

from starlette.applications import Starlette
from starlette.requests import ClientDisconnect, Request
from starlette.responses import Response
from starlette.routing import Route
from starlette.types import Receive, Scope, Send

from bot.sandbox.server import methods
from bot.sandbox.server.calls import Call
from bot.sandbox.server.faults import BATCH_KINDS, Fault, FaultKind, Faults, refusal
from bot.sandbox.server.limits import Limits
from bot.sandbox.server.parameters import Parameters, read
from bot.sandbox.server.wires import Wires
from bot.sandbox.state.errors import ApiError, Json
from bot.sandbox.state.updates import Poll, Update, checked_kinds
from bot.sandbox.state.world import World

_GATEWAY_PAGE = b"<html><head><title>502 Bad Gateway</title></head></html>"
_FILES = "file/"
_GARBAGE = b'{"ok":tru'


class _Silence(Enum):
    """How a call stays without an answer."""

    CUT = auto()
    HANG = auto()


@dataclass(slots=True)
class BotApi:
    """The server side of one bot: an ASGI endpoint for /bot<token>/<method>."""

    world: World
    token: str
    faults: Faults
    limits: Limits = field(default_factory=Limits)
    calls: list[Call] = field(default_factory=list)
    closing: asyncio.Event = field(default_factory=asyncio.Event)
    tells_time: bool = False
    wires: Wires = field(init=False)

    def __post_init__(self) -> None:
        app = Starlette(routes=[Route("/{path:path}", self)])
        self.wires = Wires(app)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one HTTP request, or cut its connection."""
        request = Request(scope, receive)
        response = await self._respond(request)
        if isinstance(response, Response):
            if self.tells_time:
                response.headers["date"] = format_datetime(self.world.clock.now(), usegmt=True)
            await response(scope, receive, send)
            return
        if response is _Silence.CUT:
            self.wires.cut(scope["client"])
        await _lost(receive)

    async def _respond(self, request: Request) -> Response | _Silence:
        try:
            body = await request.body()
        except ClientDisconnect:
            return _Silence.HANG
        call = self._record(request)
        response = await self._answer(call, request, body)
        call.status = response.status_code if isinstance(response, Response) else 0
        self.world.pulse.beat()
        return response

    def _record(self, request: Request) -> Call:
        # The token is left out: the record may be printed.
        name = request.path_params["path"].removeprefix(_FILES).partition("/")[2]
        method = methods.NAMES.get(name.lower(), name)
        call = Call(method, None, {}, self.world.clock.now(), time.monotonic())
        self.calls.append(call)
        self.world.pulse.beat()
        return call

    def _check_address(self, path: str) -> None:
        token, _, name = path.partition("/")
        if not token.startswith("bot"):
            raise ApiError(404)
        if token.removeprefix("bot") != self.token:
            raise ApiError(401)
        if name.lower() not in methods.NAMES:
            raise ApiError(404)

    def _file(self, path: str) -> bytes:
        """What getFile named: file/bot<token>/documents/<file_id>."""
        token, _, name = path.removeprefix(_FILES).partition("/")
        if token != f"bot{self.token}":
            raise ApiError(401)
        content = self.world.files.get(name.removeprefix("documents/"))
        if content is None:
            raise ApiError(404)
        return content

    def _read(self, call: Call, request: Request, body: bytes) -> Parameters:
        content_type = request.headers.get("content-type", "")
        parameters = read(content_type, request.scope["query_string"], body)
        call.parameters = parameters.values
        call.chat_id = parameters.number("chat_id") or None
        # An answer to a press names no chat.
        press = self.world.presses.get(parameters.text("callback_query_id"))
        if press is not None:
            call.chat_id = press.chat_id
        return parameters

    async def _answer(self, call: Call, request: Request, body: bytes) -> Response | _Silence:
        try:
            path = request.path_params["path"]
            if path.startswith(_FILES):
                return Response(self._file(path), media_type="application/octet-stream")
            self._check_address(path)
            parameters = self._read(call, request, body)
            said = str(parameters.values)
            fault = self.faults.take(call.method, call.chat_id, said=said)
            call.fault = fault.kind if fault else None
            if fault:
                await self._strike_before(fault)
            call.result = await self._run(call, parameters)
        except _ConnectionCutError:
            return _Silence.CUT
        except _TurnedAwayError as answer:
            return Response(answer.page, answer.status, media_type="text/html")
        except ApiError as error:
            call.description = error.description
            return _refused(error)
        call.accepted = True
        return await self._after(fault, call.result)

    async def _strike_before(self, fault: Fault) -> None:
        if fault.kind is FaultKind.CUT_BEFORE:
            raise _ConnectionCutError
        if fault.kind is FaultKind.FOREIGN:
            raise _TurnedAwayError(fault.page, fault.status)
        if fault.kind is FaultKind.DELAY:
            with suppress(TimeoutError):
                await asyncio.wait_for(self.closing.wait(), fault.seconds)
        error = refusal(fault)
        if error and fault.kind is not FaultKind.BAD_GATEWAY_AFTER:
            raise error

    async def _after(self, fault: Fault | None, result: object) -> Response | _Silence:
        kind = fault.kind if fault else None
        if kind is FaultKind.HANG:
            return _Silence.HANG
        if kind is FaultKind.CUT_AFTER:
            return _Silence.CUT
        if kind is FaultKind.BAD_GATEWAY_AFTER:
            return _refused(ApiError(502))
        if kind is FaultKind.GARBLED:
            return Response(_GARBAGE, media_type="application/json")
        return _json_response(200, {"ok": True, "result": result})

    async def _run(self, call: Call, parameters: Parameters) -> object:
        if call.method == "getUpdates":
            return await self._updates(parameters)
        if call.is_send:
            self.limits.check(self.calls, call.chat_id or 0, self.world.clock.now())
        return methods.run(call.method, self.world, parameters)

    async def _updates(self, parameters: Parameters) -> list[Json]:
        queue = self.world.queue
        allowed = checked_kinds(parameters.structure("allowed_updates"))
        queue.allowed = queue.allowed if allowed is None else allowed
        limit = min(max(parameters.number("limit", 100), 1), 100)
        timeout = min(max(parameters.number("timeout"), 0), 50)
        poll = Poll(parameters.number("offset"), limit, timeout)
        batch = await queue.poll(poll)
        fault = self.faults.take("getUpdates", None, BATCH_KINDS) if batch else None
        if fault:
            batch = _shuffled(fault.kind, batch, queue.confirmed)
        return [update.json() for update in batch]


class _ConnectionCutError(Exception):
    """The connection goes before the call takes effect."""


class _TurnedAwayError(Exception):
    """Somebody on the way answers, and the call never comes to Telegram."""

    def __init__(self, page: str, status: int) -> None:
        self.page = page
        self.status = status
        super().__init__(page)


def _shuffled(kind: FaultKind, batch: list[Update], confirmed: list[Update]) -> list[Update]:
    if kind is FaultKind.REORDERED_UPDATES:
        return batch[::-1]
    if kind is FaultKind.REPEATED_UPDATES:
        return confirmed + batch
    return [update for update in batch for _ in range(2)]


async def _lost(receive: Receive) -> None:
    """Return once the server knows that the connection is gone."""
    while (await receive())["type"] != "http.disconnect":
        pass


def _refused(error: ApiError) -> Response:
    if error.code == 502:
        return Response(_GATEWAY_PAGE, 502, media_type="text/html")
    return _json_response(error.code, error.envelope())


def _json_response(status: int, body: Json) -> Response:
    content = json.dumps(body, ensure_ascii=False).encode()
    return Response(content, status, media_type="application/json")
