"""Scorecards: the front door for bonus and letters, and the pages for a person and for a team."""
