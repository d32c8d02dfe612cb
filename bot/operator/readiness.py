"""`aftercare ready`: what a container's health check asks, without curl."""

from __future__ import annotations

import json
from http.client import HTTPConnection, HTTPException
from typing import Final

import click

from bot.operator import entrance

_PATIENCE: Final = 8.0
# Who listens on all addresses is asked on the loopback.
_ANY: Final = {"0.0.0.0": "127.0.0.1", "::": "::1"}


def ask() -> bool:
    """Print what /health/ready says; whether it says yes."""
    address = entrance.settings(need_token=False).web_address
    if address is None:
        raise click.ClickException("WEB_ADDRESS: is not set, so that nobody can be asked")
    host, port = address
    connection = HTTPConnection(_ANY.get(host, host), port, timeout=_PATIENCE)
    try:
        connection.request("GET", "/health/ready")
        answer = connection.getresponse()
        found = json.loads(answer.read())
    except (OSError, HTTPException, ValueError) as error:
        click.echo(f"no answer ({type(error).__name__})")
        return False
    finally:
        connection.close()
    is_ready: bool = found["ready"]
    click.echo(f"{found['role']}: {', '.join(found['troubles']) or 'ready'}")
    return is_ready
