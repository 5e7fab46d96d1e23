"""Ink on the pad: words, gestures, and what is learned of its writer."""
