"""Knows how a site takes a newer version of the tool that builds it.

Does not know what is new in it.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
from pathlib import Path

from .origin import ORIGINALS, Origin, OriginError, find_commit, read_lock, read_wheel
from .start import write_lock

STARTER = Path("pelican", "plugins", "dossier", "starter")


def upgrade(folder: Path, to: str | None, wheel: Path | None) -> int:
    """Take a newer version of the tool and return the exit status; the next command installs it."""
    try:
        former = read_lock(folder)
        new = read_wheel(wheel) if wheel else find_newer(former, to or "HEAD")
        if new.requirement == former.requirement:
            print(f"This site has it already: {former.name}.")
            return 0
        texts = fetch_originals(new)
    except OriginError as error:
        print(f"{error}\nNothing was changed.", file=sys.stderr)
        return 1
    for name, data in texts.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(data)
    write_lock(folder, new)
    print(f"From {former.name}\nto {new.name}.")
    print("The next command installs it. `git diff` shows what changed; `git checkout requirements tasks.py`")
    print("goes back.")
    return 0


def find_newer(former: Origin, to: str) -> Origin:
    """Return the repository of a tool at another commit; raises OriginError."""
    if former.wheel:
        raise OriginError("this site has the tool as a wheel; name the new one with --wheel")
    return Origin(former.address, find_commit(former.address, to))


def fetch_originals(new: Origin) -> dict[str, bytes]:
    """Return what a site has from a version of the tool; raises OriginError.

    It is installed into a folder for a moment, so that nothing changes where it cannot be had.
    """
    wanted = str(new.wheel.resolve()) if new.wheel else new.requirement
    with tempfile.TemporaryDirectory() as folder:
        words = [sys.executable, "-m", "pip", "install", "--quiet", "--no-deps", "--no-input"]
        words += ["--disable-pip-version-check", "--target", folder, wanted]
        ran = subprocess.run(words, capture_output=True, encoding="utf-8", check=False)
        if ran.returncode:
            lines = ran.stderr.strip().splitlines() or ["pip gave no reason"]
            raise OriginError(f"{new.name} cannot be installed: {lines[-1]}")
        return {name: (Path(folder) / STARTER / name).read_bytes() for name in ORIGINALS}
