"""The review packet: what the readers of a meeting hold, as HTML, PDF and DOCX.

::

    proposal folder -- gather --> Subject -- build --> Packet --+--> html
                                                                +--> pdf
                                                                +--> docx

A packet is chapters, and a chapter is a tree of nodes, whether it comes from a document or from a template
in Markdown. So a renderer knows nodes only: what a cover or a list of findings says is decided once.
"""
