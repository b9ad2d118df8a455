"""The suite: its folders mirror the packages, its plugins give every test a database of either kind."""
