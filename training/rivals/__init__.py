"""Rivals: networks trained on the same samples with the same budget, Plume's own, other engines.

``arena.compare`` trains and reads; ``figures`` counts; ``page`` writes the report.
"""
