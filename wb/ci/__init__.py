"""wb inside GitHub Actions: what the event says, what a branch is compared with, what is left behind.

``action.yml`` calls ``wb action``, which calls this; everything comes in by environment variables.
"""
