"""Scans of forms: templates, laying a scan onto one, its fields and what they say."""
