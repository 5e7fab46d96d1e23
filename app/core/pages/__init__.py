"""Free pages: what is ink, lines and words in reading order, how a page is read."""
