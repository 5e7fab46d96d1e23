"""Plume: a desktop program that reads handwriting."""

__version__ = "0.1.0"
