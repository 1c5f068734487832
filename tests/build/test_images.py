"""What readers get of an editor's images: a size that fits, and nothing of where and by whom it was taken."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from bs4 import BeautifulSoup, Tag
from PIL import Image, ImageCms
from PIL.ExifTags import GPS, IFD, Base
from PIL.PngImagePlugin import PngInfo

from dossier.build.faults import ImageFault
from dossier.build.gif import clean_gif
from dossier.build.images import measure
from dossier.build.svg import clean_svg
from tests.build.conftest import Place, read_tree

SECRET = "Ada Lovelace"
SVG = '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" {}>{}</svg>'


def make_photo(width: int, height: int) -> Image.Image:
    """Give a picture whose halves, left and right, differ."""
    picture = Image.linear_gradient("L").resize((width, height)).convert("RGB")
    picture.paste((200, 30, 30), (0, 0, width // 2, height))
    return picture


def make_exif(orientation: int = 1) -> Image.Exif:
    exif = Image.Exif()
    exif[Base.Artist] = SECRET
    exif[Base.Orientation] = orientation
    exif.get_ifd(IFD.GPSInfo).update({GPS.GPSLatitudeRef: "N", GPS.GPSLatitude: (31.0, 46.0, 40.0)})
    return exif


def write_images(folder: Path) -> None:
    """Write an image of every format, each of which names its author."""
    folder.mkdir(parents=True)
    make_photo(2000, 1000).save(folder / "wide.jpg", exif=make_exif(), comment=SECRET.encode())
    make_photo(900, 600).save(folder / "turned.jpg", exif=make_exif(orientation=6))
    text = PngInfo()
    text.add_text("Author", SECRET)
    make_photo(300, 200).quantize(8).save(folder / "small.png", pnginfo=text, exif=make_exif())
    make_photo(700, 200).save(folder / "a photo, of two.webp", exif=make_exif(), xmp=SECRET.encode())
    make_photo(500, 200).save(folder / "new.avif", exif=make_exif())
    frames = [make_photo(60, 40), make_photo(60, 40).rotate(180)]
    frames[0].save(folder / "moving.gif", save_all=True, append_images=frames[1:], comment=SECRET.encode())
    attributes = f'viewBox="0 0 120 80" xmlns:p="https://example.org/p" p:author="{SECRET}"'
    drawing = f"<metadata>{SECRET}</metadata><!-- {SECRET} --><rect width='9' height='9'/>"
    (folder / "map.svg").write_text(SVG.format(attributes, drawing))
    (folder / "table.csv").write_text("a,b\n")


TEXT = """---
title: One
date: 2024-06-01
image: images/wide.jpg
image_alt: Two halves
image_credit: A. Photographer
---
![Turned]({static}/images/turned.jpg "Turned by hand")

![Small]({static}/images/small.png) ![Two]({static}/images/a%20photo,%20of%20two.webp)

![Moving]({static}/images/moving.gif) ![A map]({static}/images/map.svg)

![Own]({attach}beside.png)
"""


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Place:
    """A site with images, built."""
    place = Place(tmp_path_factory.mktemp("images"))
    place.configure("DOSSIER_WORKERS = 1")
    write_images(place.content / "images")
    place.write("content/articles/one.md", TEXT)
    make_photo(500, 100).save(place.content / "articles" / "beside.png")
    make_photo(50, 10).save(place.content / "articles" / "unused.png", exif=make_exif())
    place.succeed()
    return place


def find_image(site: Place, alt: str) -> Tag:
    page = BeautifulSoup((site.output / "articles/one/index.html").read_text(), "html.parser")
    found = page.find("img", alt=alt)
    assert isinstance(found, Tag)
    return found


def read_image(site: Place, path: str) -> Image.Image:
    return open_image(site.output / path)


def open_image(path: Path) -> Image.Image:
    return Image.open(io.BytesIO(path.read_bytes()))


def list_sizes(site: Place, prefix: str) -> dict[str, tuple[int, int]]:
    found = sorted((site.output / "images").glob(f"{prefix}*"))
    return {path.name: open_image(path).size for path in found}


def test_images_are_made_smaller_and_never_larger(site: Place) -> None:
    assert list_sizes(site, "wide") == {
        "wide.jpg": (2000, 1000),
        "wide.jpg.1600.webp": (1600, 800),
        "wide.jpg.480.webp": (480, 240),
        "wide.jpg.960.webp": (960, 480),
    }
    assert list_sizes(site, "small") == {"small.png": (300, 200), "small.png.300.webp": (300, 200)}


def test_nothing_published_says_by_whom_or_where_it_was_taken(site: Place) -> None:
    pictures = {path: data for path, data in site.read_tree().items() if path.startswith("images/")}
    assert len(pictures) == 18
    for path, data in pictures.items():
        assert SECRET.encode() not in data, path
        assert b"Exif" not in data, path
        if not path.endswith((".svg", ".csv")):
            image = read_image(site, path)
            assert not dict(image.getexif()), path
            assert not set(image.info) & {"exif", "xmp", "comment", "icc_profile", "Author"}, path
    assert SECRET.encode() in (site.content / "images" / "wide.jpg").read_bytes()


def test_a_photo_that_the_camera_turned_stands_upright(site: Place) -> None:
    image = find_image(site, "Turned")
    assert (image["width"], image["height"]) == ("600", "900")
    upright = read_image(site, "images/turned.jpg").convert("RGB")
    assert upright.size == (600, 900)
    top, bottom = upright.getpixel((300, 20)), upright.getpixel((300, 880))
    assert isinstance(top, tuple)
    assert isinstance(bottom, tuple)
    assert top[0] - top[1] > 100 > abs(bottom[0] - bottom[1])


def test_a_page_offers_the_sizes_and_keeps_the_place_free(site: Place) -> None:
    image = find_image(site, "Two halves")
    assert (image["src"], image["width"], image["height"]) == ("../../images/wide.jpg", "2000", "1000")
    assert "loading" not in image.attrs
    source = image.find_previous_sibling("source")
    assert isinstance(source, Tag)
    assert source["srcset"] == ", ".join(
        f"../../images/wide.jpg.{width}.webp {width}w" for width in (480, 960, 1600)
    )
    figure = image.find_parent("figure")
    assert isinstance(figure, Tag)
    assert "A. Photographer" in figure.get_text()


def test_images_in_the_text_wait_until_they_are_near(site: Place) -> None:
    shown = [find_image(site, alt) for alt in ("Turned", "Small", "Two", "Moving", "A map", "Own")]
    assert [image["loading"] for image in shown] == ["lazy"] * 6
    assert [(image["width"], image["height"]) for image in shown] == [
        ("600", "900"),
        ("300", "200"),
        ("700", "200"),
        ("60", "40"),
        ("120", "80"),
        ("500", "100"),
    ]


def test_every_size_that_a_page_names_is_there(site: Place) -> None:
    page = BeautifulSoup((site.output / "articles/one/index.html").read_text(), "html.parser")
    named = [str(one["srcset"]).split(", ") for one in page.find_all("source")]
    assert sum(map(len, named)) == 3 + 2 + 1 + 2 + 2
    for one in (one for sizes in named for one in sizes):
        address, width = one.replace("%20", " ").replace("%2C", ",").rsplit(" ", 1)
        found = read_image(site, f"articles/one/{address}")
        assert f"{found.width}w" == width


def test_animations_still_move(site: Place) -> None:
    assert getattr(read_image(site, "images/moving.gif"), "n_frames", 1) == 2


def test_only_what_is_used_or_lies_in_images_is_published(site: Place) -> None:
    published = site.read_tree()
    assert published["images/table.csv"] == b"a,b\n"
    assert "images/new.avif" in published
    assert [path for path in published if "unused" in path] == []
    assert (site.output / "articles/one/beside.png.480.webp").is_file()


@pytest.mark.parametrize("workers", [2, 3])
def test_the_number_of_workers_changes_no_byte_of_an_image(site: Place, workers: int) -> None:
    other = site.root / f"with-{workers}"
    site.configure(f"DOSSIER_WORKERS = {workers}")
    site.succeed("--output", str(other))
    assert read_tree(other) == site.read_tree()


def test_colours_of_a_wide_screen_stay_what_they_look_like(tmp_path: Path) -> None:
    # The profile swaps nothing here; it must be applied and gone, as the name of a screen stands in it.
    place = Place(tmp_path)
    place.configure()
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    (place.content / "images").mkdir(parents=True)
    make_photo(100, 50).save(place.content / "images" / "a.png", icc_profile=profile)
    place.succeed()
    found = open_image(place.output / "images" / "a.png")
    assert "icc_profile" not in found.info
    assert found.convert("RGB").getpixel((10, 10)) == (200, 30, 30)


# ---------------------------------------------------------------- refusals


def save(path: Path, width: int, height: int, kind: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    make_photo(width, height).save(path, kind)


def find_fault(tmp_path: Path, name: str) -> str:
    [(_, picture, fault)] = measure([name], tmp_path)
    assert picture is None
    assert fault
    return f"{fault.message}; {fault.hint}"


def test_a_file_cut_short_is_broken(tmp_path: Path) -> None:
    save(tmp_path / "a.jpg", 400, 300, "JPEG")
    data = (tmp_path / "a.jpg").read_bytes()
    (tmp_path / "a.jpg").write_bytes(data[: len(data) // 2])
    assert find_fault(tmp_path, "a.jpg") == "this image is broken; save it anew, or fetch it again"
    save(tmp_path / "b.png", 400, 300, "PNG")
    (tmp_path / "b.png").write_bytes((tmp_path / "b.png").read_bytes()[:200])
    assert find_fault(tmp_path, "b.png") == "this image is broken; save it anew, or fetch it again"


def test_a_wrong_name_is_told(tmp_path: Path) -> None:
    save(tmp_path / "a.png", 4, 3, "JPEG")
    assert find_fault(tmp_path, "a.png") == "this is JPEG, not PNG; name it .jpg"


def test_a_png_that_moves_is_refused_rather_than_stopped(tmp_path: Path) -> None:
    frames = [make_photo(6, 4), make_photo(6, 4).rotate(180)]
    frames[0].save(tmp_path / "a.png", save_all=True, append_images=frames[1:])
    assert find_fault(tmp_path, "a.png") == (
        "this PNG moves; save it as GIF, or as a picture that stands still"
    )


def test_an_image_that_would_fill_the_memory_is_refused(tmp_path: Path) -> None:
    Image.new("1", (20_000, 10_000)).save(tmp_path / "a.png")
    assert find_fault(tmp_path, "a.png") == (
        "this image is too large; save it with at most 80 million pixels"
    )


UNSAFE = {
    '<rect onclick="x()"/>': "the drawing holds a script in onclick",
    '<image href="https://example.org/a.png"/>': "the drawing leads to 'https://example.org/a.png'",
    '<image xlink:href="data:image/png;base64,AA"/>': "the drawing leads to 'data:image/png;base64,AA'",
    '<a href="javascript:x()"/>': "the drawing leads to 'javascript:x()'",
    '<rect style="fill: url(//example.org/a)"/>': "style leads out of the drawing",
    "<style>@import '//example.org/a.css';</style>": "its style leads out of the drawing",
    "<foreignObject/>": "the drawing holds <foreignObject>",
    '<set attributeName="xlink:href" to="//example.org"/>': "<set> changes where the drawing leads",
    '<x:script xmlns:x="http://www.w3.org/1999/xhtml"/>': "the drawing holds <script>",
    "<?xml-stylesheet href='a.css'?>": "the drawing holds <?xml-stylesheet?>",
}


@pytest.mark.parametrize(("inside", "said"), UNSAFE.items(), ids=UNSAFE.values())
def test_a_drawing_that_does_more_than_show_is_refused(inside: str, said: str) -> None:
    with pytest.raises(ImageFault) as raised:
        clean_svg(SVG.format('viewBox="0 0 4 3"', f"\n{inside}").encode())
    fault = raised.value
    assert (fault.message, fault.line, fault.code) == (said, 2, "image-unsafe")


def test_a_drawing_that_declares_entities_is_refused() -> None:
    text = '<!DOCTYPE svg [<!ENTITY a "aa">]>' + SVG.format('viewBox="0 0 4 3"', "&a;")
    with pytest.raises(ImageFault, match="declares the entity 'a'"):
        clean_svg(text.encode())


def test_a_drawing_keeps_what_it_draws() -> None:
    inside = '<defs><path id="p" d="M0 0"/></defs><use xlink:href="#p" fill="url(#p)"/>'
    data, width, height = clean_svg(SVG.format('width="40px" height="30.4"', inside).encode())
    assert (width, height) == (40, 30)
    assert b'<use xlink:href="#p" fill="url(#p)" />' in data


def test_a_drawing_without_a_size_is_refused() -> None:
    with pytest.raises(ImageFault, match="does not say how large it is"):
        clean_svg(SVG.format('width="100%"', "").encode())


def test_what_follows_the_end_of_a_gif_is_cut_off(tmp_path: Path) -> None:
    save(tmp_path / "a.gif", 6, 4, "GIF")
    data = (tmp_path / "a.gif").read_bytes()
    assert clean_gif(data + SECRET.encode()) == data


def test_a_portrait_is_marked_so_that_it_does_not_fill_the_screen(site: Place) -> None:
    assert find_image(site, "Turned").get("class") == ["tall"]
    assert find_image(site, "Two halves").get("class") is None
