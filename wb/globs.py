"""Path globs as in .gitignore and .editorconfig: ``*`` stays within a folder, ``**`` crosses them."""

import re
from functools import lru_cache


def matches(path: str, glob: str) -> bool:
    """Whether a path (forward slashes, relative to the repository) fits the glob.

    A glob without a slash fits the name in any folder; one that ends in a slash fits all below.
    """
    return _pattern(glob).fullmatch(path) is not None


@lru_cache(maxsize=256)
def _pattern(glob: str) -> re.Pattern[str]:
    text = glob.removeprefix("./").removeprefix("/")
    if text.endswith("/"):
        text += "**"
    if "/" not in text:
        text = f"**/{text}"
    tokens = re.findall(r"\*\*/|\*\*|\*|\?|[^*?]+", text)
    special = {"**/": "(?:.*/)?", "**": ".*", "*": "[^/]*", "?": "[^/]"}
    return re.compile("".join(special.get(token) or re.escape(token) for token in tokens), re.DOTALL)
