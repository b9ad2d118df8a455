"""HR's pages: who works here, one person, roles, and bringing people in from a file."""
