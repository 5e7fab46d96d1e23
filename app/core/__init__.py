"""What the program knows and does without a window: no Qt in here."""
