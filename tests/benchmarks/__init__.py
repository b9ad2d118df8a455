"""The benchmarks do what they say, on small amounts."""
