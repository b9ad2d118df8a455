"""What every test can ask for: databases, the application, a browser; and the walls around the suite."""
