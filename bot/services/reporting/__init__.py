"""What the clinic learns of its follow-ups: reports, charts, and files to take away."""
