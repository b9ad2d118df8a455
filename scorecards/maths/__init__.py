"""Exact arithmetic of scores and targets: integers and fractions only, nothing read and nothing written."""
