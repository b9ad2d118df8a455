"""Customers' answers, with one way in behind every door."""
