"""The packet in a browser while it is written: its findings beside the text, anew with each saved file.

::

    files saved --> watching --> Live --> serving --> browser
                                  |
                    showing.show: build, marks.marked, panel, html

A server for the person who writes: on this machine only, and it serves nothing but the one page.
"""
