"""Follow-ups: a low score becomes a case that somebody takes and answers."""
