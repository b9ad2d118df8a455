"""The main job on real answers, written by nobody here."""
