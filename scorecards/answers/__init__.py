"""A person's answers one by one: the list of a month, and what each did to the score."""
