"""Who is asking, and what they may do: accounts, sessions and the guard of every route."""
