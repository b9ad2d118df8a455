"""How likely each target still is: what is known of a channel and a person, the day's forecasts, and their proof."""
