"""``python -m wb``."""

from wb.cli import main

main()
