"""Batches of forms: choosing, reading, checking by keyboard, and giving the table away."""
