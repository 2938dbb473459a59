"""A packet as one HTML file: no script, nothing fetched, readable on a phone and on paper.

Untrusted text passes two nets. Every text and attribute is escaped where an element is made (`element`),
and the body then goes through an allow-list of elements and attributes (`safe`). The frame around it
forbids the browser whatever is left: script, network, forms.
"""

from wb.packet.html.page import POLICY, Around, html

__all__ = ["POLICY", "Around", "html"]
