"""A believable company at work: `python -m deploy.demo`, better known as `make demo`."""
