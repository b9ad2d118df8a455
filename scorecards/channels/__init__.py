"""The ways customers are served, each with its metric, its scale and what counts as positive and negative."""
