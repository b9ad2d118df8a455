"""What to tell whom, and when: the daily letter, the postman and the scheduler."""
