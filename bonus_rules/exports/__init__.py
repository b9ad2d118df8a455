"""The files an approved month is handed out in."""
