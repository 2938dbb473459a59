"""wb: Amazon's Working Backwards process in a Git repository.

How data flows, left to right; each arrow is one function::

    file.md ------ documents.parse ------> Document ----+
                                                        |
    wb.toml ------ config.load ----------> Config       +--> engine.check --> Finding...
                                                        |         |
    two specs ---- contracts.compare ----> Comparison --+         v
                                                    findings.Report --> reports.FORMATS --> stdout

A rule sees one subject and yields problems. The engine stamps each with the rule's name and the
level in force, which makes it a finding. After that nothing knows where a finding came from.
"""

__version__ = "0.1.0"
