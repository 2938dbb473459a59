"""Contracts: OpenAPI descriptions, what changed between two of them, and the rules over that."""
