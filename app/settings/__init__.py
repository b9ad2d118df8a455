"""What everybody may set for themselves, and what they are told about their letters and who sees what."""
