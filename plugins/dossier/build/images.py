"""Knows how image files are measured, and written in several sizes without what they tell of their maker.

Does not know which pages show them.
"""

from __future__ import annotations

import io
import os
import posixpath
import shutil
import warnings
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from PIL import Image, ImageCms, ImageOps, UnidentifiedImageError

from ..library.model import Picture
from ..pages.addresses import size_address
from .faults import ImageFault
from .gif import clean_gif
from .svg import clean_svg
from .workers import Counter, Crew, Progress, open_executor, processors, share, split

WIDTHS = (480, 960, 1600)
"""In pixels: a telephone, a column, and a column on a screen with twice as many pixels."""
TALLEST = 16_383
"""Of a WebP, in pixels."""
FORMATS = {
    ".jpg": "JPEG",
    ".jpeg": "JPEG",
    ".png": "PNG",
    ".webp": "WEBP",
    ".avif": "AVIF",
    ".gif": "GIF",
    ".svg": "SVG",
}
"""What browsers show, by the end of a file's name."""
_CAMERAS = (".raw", ".dng", ".cr2", ".cr3", ".nef", ".arw", ".raf", ".orf")
FOREIGN = frozenset(
    (".tif", ".tiff", ".bmp", ".heic", ".heif", ".jfif", ".jpe", ".jp2", ".jxl", ".psd", *_CAMERAS)
)
"""What cameras and programs write, and browsers do not show; such files tell most of where they are from."""
_SAVE: dict[str, dict[str, Any]] = {
    "JPEG": {"quality": 90, "optimize": True, "progressive": True},
    "PNG": {"optimize": True},
    "WEBP": {"quality": 90, "method": 4},
    "AVIF": {"quality": 80, "max_threads": 1},
}
_ORIENTATION = 0x0112
_AT_ONCE = 4
"""How many images a worker takes at a time; one may cost as much as a thousand pages."""
Measured = tuple[str, Picture | None, ImageFault | None]


class Copy(NamedTuple):
    """Name a file below the content folder and all addresses at which it is published."""

    path: str
    addresses: tuple[str, ...]


def is_image(path: str) -> bool:
    """Say whether a file is an image, by its name."""
    suffix = posixpath.splitext(path)[1].lower()
    return suffix in FORMATS or suffix in FOREIGN


# ---------------------------------------------------------------- reading


def measure_images(
    paths: Sequence[str], content: Path, workers: Crew, progress: Progress
) -> tuple[dict[str, Picture], dict[str, ImageFault]]:
    """Return what is known of each image, and why others cannot be published."""
    pictures: dict[str, Picture] = {}
    faults: dict[str, ImageFault] = {}
    counter = Counter(progress, "measuring", len(paths))
    with open_executor(_choose_crew(workers, len(paths))) as executor:
        for piece in share(executor, measure, split(paths, _AT_ONCE), content, tell=counter.add):
            for path, picture, fault in piece:
                if picture:
                    pictures[path] = picture
                if fault:
                    faults[path] = fault
    return pictures, faults


def _choose_crew(asked: Crew, size: int) -> Crew:
    pieces = -(-size // _AT_ONCE)
    if asked.cluster and pieces > 1:
        return asked
    return Crew(max(1, min(asked.processes or processors(), pieces)))


def measure(paths: Sequence[str], content: Path) -> list[Measured]:
    """Measure images; runs in a worker."""
    measured: list[Measured] = []
    for path in paths:
        try:
            measured.append((path, _measure(path, (content / path).read_bytes()), None))
        except ImageFault as fault:
            measured.append((path, None, fault))
        except OSError as error:
            reason = (error.strerror or "it failed").lower()
            hint = "see that it is there and may be read"
            measured.append((path, None, ImageFault(f"this file cannot be read: {reason}", hint)))
    return measured


def _measure(path: str, data: bytes) -> Picture:
    wanted = FORMATS.get(posixpath.splitext(path)[1].lower(), "")
    if not wanted:
        raise ImageFault("browsers do not show such an image", "save it as JPEG, PNG or WebP")
    if wanted == "SVG":
        _, width, height = clean_svg(data)
        return Picture(width, height)
    width, height = _decode(data, wanted)
    if wanted == "GIF":
        clean_gif(data)
        return Picture(width, height)
    widths = [one for one in WIDTHS if one < width] + [width] * (width <= WIDTHS[-1])
    return Picture(width, height, tuple(one for one in widths if round(height * one / width) <= TALLEST))


def _decode(data: bytes, wanted: str) -> tuple[int, int]:
    """Return width and height as shown; the whole image is read, so that a broken one is found."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            with Image.open(io.BytesIO(data)) as image:
                return _check(image, wanted)
    except (Image.DecompressionBombError, Image.DecompressionBombWarning):
        raise ImageFault("this image is too large", "save it with at most 80 million pixels") from None
    except UnidentifiedImageError:
        raise ImageFault("this is no image", "save it anew as JPEG, PNG or WebP") from None
    except (OSError, SyntaxError, ValueError, EOFError):  # Pillow's words are for programmers.
        raise ImageFault("this image is broken", "save it anew, or fetch it again") from None


def _check(image: Image.Image, wanted: str) -> tuple[int, int]:
    found = "JPEG" if image.format == "MPO" else str(image.format)  # Telephones put a second picture into it.
    if found != wanted:
        known = next((suffix for suffix, name in FORMATS.items() if name == found), "")
        hint = f"name it {known}" if known else "save it as JPEG, PNG or WebP"
        raise ImageFault(f"this is {found}, not {wanted}", hint)
    if found not in ("GIF", "JPEG") and getattr(image, "is_animated", False):
        raise ImageFault(f"this {found} moves", "save it as GIF, or as a picture that stands still")
    width, height = image.size
    turned = image.getexif().get(_ORIENTATION) in (5, 6, 7, 8)
    # A JPEG is read at an eighth of its size, which finds the same faults in a fraction of the time.
    image.draft(None, (max(1, width // 8), max(1, height // 8)))
    image.load()
    return (height, width) if turned else (width, height)


# ---------------------------------------------------------------- writing


def list_published(copy: Copy, picture: Picture | None) -> tuple[str, ...]:
    """Return the addresses of all files that are made of one."""
    widths = (0, *picture.widths) if picture else (0,)
    return tuple(
        size_address(address, width) if width else address for address in copy.addresses for width in widths
    )


def write_files(
    copies: Sequence[Copy],
    pictures: Mapping[str, Picture],
    content: Path,
    folder: Path,
    workers: Crew,
    progress: Progress,
) -> None:
    """Write files into the folder of the site: images cleaned and in all sizes, others as they are."""
    images = [(copy, pictures[copy.path]) for copy in copies if copy.path in pictures]
    for copy in copies:
        if copy.path not in pictures:
            for address in copy.addresses:
                shutil.copyfile(content / copy.path, _make_place(folder, address))
    counter = Counter(progress, "making", len(images))
    with open_executor(_choose_crew(workers, len(images))) as executor:
        for _ in share(executor, write_images, split(images, _AT_ONCE), content, folder, tell=counter.add):
            pass


def write_images(images: Sequence[tuple[Copy, Picture]], content: Path, folder: Path) -> None:
    """Write images; runs in a worker."""
    for copy, picture in images:
        for name, data in _make_sizes((content / copy.path).read_bytes(), copy.path, picture):
            for address in copy.addresses:
                _make_place(folder, size_address(address, name) if name else address).write_bytes(data)


def _make_place(folder: Path, address: str) -> Path:
    target = folder / address
    os.makedirs(target.parent, exist_ok=True)
    return target


def _make_sizes(data: bytes, path: str, picture: Picture) -> list[tuple[int, bytes]]:
    """Return the image itself, as width 0, and its smaller copies; none says where it was taken."""
    suffix = posixpath.splitext(path)[1].lower()
    if suffix == ".svg":
        return [(0, clean_svg(data)[0])]
    if suffix == ".gif":
        return [(0, clean_gif(data))]
    with Image.open(io.BytesIO(data)) as image:
        made = [(0, _encode(*_clean(image), FORMATS[suffix]))]
        plain = _flatten(_clean(image)[0])
        for width in picture.widths:
            size = (width, max(1, round(picture.height * width / picture.width)))
            small = plain.resize(size, Image.Resampling.LANCZOS, reducing_gap=3.0)
            made.append((width, _save(small, "WEBP", quality=80, method=4)))
        return made


def _clean(image: Image.Image) -> tuple[Image.Image, bool]:
    """Return an image as it is shown, in the usual colours; and whether it is as it was.

    Only pixels are taken over. A profile of colours is applied and left out, since it names a screen.
    """
    same = image.getexif().get(_ORIENTATION, 1) == 1 and not image.info.get("icc_profile")
    profile = image.info.get("icc_profile")
    shown = ImageOps.exif_transpose(image)
    if profile:
        shown = _convert(shown, profile)
    if shown.mode in ("CMYK", "YCCK", "LAB", "HSV"):
        shown, same = shown.convert("RGB"), False
    shown.info = {key: value for key, value in shown.info.items() if key == "transparency"}
    return shown, same


def _convert(image: Image.Image, profile: bytes) -> Image.Image:
    clear = "A" in image.getbands() or "transparency" in image.info
    if image.mode not in ("RGB", "RGBA", "L", "CMYK"):
        image = image.convert("RGBA" if clear else "RGB")
    try:
        given = ImageCms.ImageCmsProfile(io.BytesIO(profile))
        usual = ImageCms.createProfile("sRGB")
        mode = "RGBA" if image.mode == "RGBA" else "RGB"
        changed = ImageCms.profileToProfile(image, given, usual, outputMode=mode)
    except (ImageCms.PyCMSError, OSError, ValueError):
        return image  # A profile that cannot be read is left out.
    return changed or image


def _encode(image: Image.Image, same: bool, kind: str) -> bytes:
    if kind == "JPEG" and same and image.format == "JPEG":
        # As fine as it came, and no finer.
        return _save(image, kind, quality="keep", optimize=True, progressive=True)
    if kind == "JPEG" and image.mode not in ("L", "RGB"):
        image = image.convert("RGB")
    return _save(image, kind, **_SAVE[kind])


def _flatten(image: Image.Image) -> Image.Image:
    """Return an image in a mode that can be made smaller without steps."""
    clear = "A" in image.getbands() or "transparency" in image.info
    return image.convert("RGBA" if clear else "RGB")


def _save(image: Image.Image, kind: str, **words: Any) -> bytes:
    stream = io.BytesIO()
    image.save(stream, kind, **words)
    return stream.getvalue()
