"""A pile of forms: reading it on all cores, its journal, corrections, review and table."""
