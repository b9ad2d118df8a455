"""Who works here, in which team, since when: the only doors to a person."""
