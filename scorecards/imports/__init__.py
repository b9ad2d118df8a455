"""Files of answers brought in by a page: columns told, the effect seen, then stored; each import is kept in mind."""
