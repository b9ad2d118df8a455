"""Who may open what: one table of routes and roles, one of what each role may read, both tried on a whole company."""
