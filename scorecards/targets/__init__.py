"""The score each channel should reach: for everyone, a team or a person, from a month on."""
