"""Tests of Plume; the folders mirror the source."""
