"""The packet as a Word file, for those who comment in Word.

::

    Packet -- write --> a part for each thing Word keeps apart -- archive --> bytes
                document    body.py, inline.py, grid.py, contents.py, sections.py
                the rest    styles.py, numbering.py, notes.py, margins.py, settings.py

WordprocessingML is written here directly, as text, with one function that escapes: for what a packet is made
of (notes, a table of contents, lists that start anew, bookmarks, fields, tracked changes, line numbers, long
tables) no library for Word files has anything to offer, and the container around it is fifty lines.
"""
