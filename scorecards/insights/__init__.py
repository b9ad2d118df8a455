"""What management sees: channels and teams over time, never fewer than five people together."""
