"""What keeps one process running and honest: lead, heartbeat, forgetting, doctor."""
