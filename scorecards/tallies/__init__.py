"""Counts of answers per person, team, channel and month, bumped with each answer and proved by recounting."""
