"""A batch of forms: reading it on all cores, its journal, corrections, review and table."""
