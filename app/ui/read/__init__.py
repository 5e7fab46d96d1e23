"""Read mode: pages of handwriting, the lines found on them, and their texts."""
