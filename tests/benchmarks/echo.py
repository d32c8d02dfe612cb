"""The floor: a bare PTB bot as it is shipped, which edits and answers, and stores nothing."""

from __future__ import annotations

import sys

from telegram import Update
from telegram.ext import ApplicationBuilder, CallbackQueryHandler, ContextTypes


async def echo(update: Update, _context: ContextTypes.DEFAULT_TYPE) -> None:
    """Show what was pressed in place of the question."""
    query = update.callback_query
    assert query is not None
    await query.edit_message_text(f"You tapped {query.data}.")
    await query.answer()


def main(token: str, url: str) -> None:
    """Poll until a signal comes."""
    application = ApplicationBuilder().token(token).base_url(f"{url}/bot").build()
    application.add_handler(CallbackQueryHandler(echo))
    application.run_polling()


if __name__ == "__main__":
    main(*sys.argv[1:])
