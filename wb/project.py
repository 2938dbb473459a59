"""Where wb itself is to be had. The one place that says so; what users copy is written from here."""

import wb

PACKAGE = "working-backwards"
"""The name under which pip installs wb."""

REPOSITORY = "working-backwards/wb"
"""Owner and name on GitHub: of the action, of the hooks."""

ADDRESS = f"https://github.com/{REPOSITORY}"

VERSION = wb.__version__

TAG = f"v{VERSION}"
"""The tag of this version."""

CHECKOUT = ("3d3c42e5aac5ba805825da76410c181273ba90b1", "v7.0.1")
"""Commit and tag of actions/checkout in the workflow that people are given."""
