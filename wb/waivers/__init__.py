"""Exceptions that somebody answers for: comments in documents, ``[[waivers]]`` in wb.toml, the baseline.

All three become Waivers; ``apply`` marks the findings that they cover, and the rules here look at how
each was used.
"""
