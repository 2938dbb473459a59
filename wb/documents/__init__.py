"""Documents: Markdown to a Document that sees what a reader sees, and the rules over it."""
