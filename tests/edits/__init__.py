"""Edits that nobody should get through, and edits that everybody should."""
