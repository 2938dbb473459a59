"""The change log of an API, for the people who call it: by operation, what breaks first."""
