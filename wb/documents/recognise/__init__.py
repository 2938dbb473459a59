"""Recognition: what a reader sees in a Markdown file. One concern a module, all pure."""
