"""Whose hand: known writers told apart by patches, and vectors for writers never seen.

``known`` trains ``writer-cnn`` with and without dropout; ``unseen`` trains the network of
``model.writers`` and verifies it; both write a report.
"""
