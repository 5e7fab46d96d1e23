"""A piece of work on the disk: pages, where they come from, what was read and typed."""
