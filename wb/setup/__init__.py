"""Setting a repository up: ``survey`` looks at what is there, ``plan`` says what to write.

``insertion`` puts lines into a YAML file that somebody else wrote; ``pipelines`` knows the continuous
integration systems.
"""
