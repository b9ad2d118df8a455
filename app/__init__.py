"""Ground floor: people, sign-in, database, page frame, audit, outbox and jobs. Knows no scorecard, bonus or letter."""
