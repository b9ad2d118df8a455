"""What the parts cost and how well they foretell, each figure beside a limit or a baseline from the same run."""
