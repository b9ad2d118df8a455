"""The checkers behind test_architecture.py, each tried on small bad inputs beside it."""
