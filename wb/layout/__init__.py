"""Documents on paper: how many pages they take, and the source that the packet's PDF is made from.

engine is the only door to typst; typeset turns a document's tree into its source, where text stands
in string literals only; count asks where things ended; estimate says what is certain without it.
"""
