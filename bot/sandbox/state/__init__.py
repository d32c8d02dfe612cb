"""What this Telegram knows: accounts, chats, messages, updates that wait."""
