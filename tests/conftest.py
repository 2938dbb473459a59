"""Property tests are not timed: how long an example takes depends on who else uses the machine."""

from hypothesis import settings

settings.register_profile("untimed", deadline=None)
settings.load_profile("untimed")
