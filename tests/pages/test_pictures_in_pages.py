"""The file a browser takes of a picture: the right shape, hardly larger than it is shown."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from tests import factories as make

WIDE = (2400, 1500)
LOOK = """async () => {
    for (let y = 0; y < document.body.scrollHeight; y += 300) {
        scrollTo(0, y)
        await new Promise((resolve) => setTimeout(resolve, 30))
    }
    const shown = [...document.querySelectorAll("main picture img")]
    await Promise.all(shown.map((image) => image.decode()))
    return shown.map((image) => ({
        shape: image.currentSrc.split("/").pop().split("-")[0],
        taken: Number(image.currentSrc.split("/").pop().split("-")[1]),
        shown: Math.round(image.getBoundingClientRect().width * devicePixelRatio),
        isLazy: image.loading === "lazy",
        isFirst: image.fetchPriority === "high",
        ratio: image.getBoundingClientRect().width / image.getBoundingClientRect().height,
        promised: image.getAttribute("width") / image.getAttribute("height"),
    }))
}"""


def make_stories(count=3):
    picture = make.make_picture(make.picture_file(WIDE))
    body = f'<p>Text.</p><figure data-picture="{picture.pk}"></figure>'
    for number in range(count):
        make.make_article(slug=f"story-{number}", lead_picture=picture, body=body)


def look(page, path, width):
    page.set_viewport_size({"width": width, "height": 800})
    page.goto(path)
    return page.evaluate(LOOK)


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("width", [320, 768, 1440])
@pytest.mark.parametrize(
    ("name", "args", "shape"),
    [("news:home", [], "card"), ("news:article_list", [], "card"),
     ("news:article", ["story-0"], None)],
    ids=["home", "list", "article"],
)  # fmt: skip
def test_no_file_is_much_larger_than_it_is_shown(page, name, args, shape, width):
    make_stories()

    seen = look(page, reverse(name, args=args), width)

    assert seen
    assert [image for image in seen if not 1 <= image["taken"] / image["shown"] < 1.5] == []
    assert [image for image in seen if abs(image["ratio"] - image["promised"]) > 0.02] == []
    assert shape is None or {image["shape"] for image in seen} == {shape}


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize(("name", "args"), [("news:home", []), ("news:article", ["story-0"])])
def test_the_picture_a_page_opens_with_comes_first_and_the_others_when_needed(page, name, args):
    make_stories()

    first, *others = look(page, reverse(name, args=args), 1440)

    assert (first["isFirst"], first["isLazy"]) == (True, False)
    assert others and all(image["isLazy"] and not image["isFirst"] for image in others)


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("name", "args"), [("news:home", []), ("news:article_list", []), ("news:article", ["story"])]
)
def test_an_expired_picture_is_in_no_shape_on_a_page(client, name, args):
    yesterday = timezone.localdate() - timedelta(days=1)
    picture = make.make_picture(make.picture_file(WIDE), rights_until=yesterday)
    body = f'<p>Text.</p><figure data-picture="{picture.pk}"></figure>'
    make.make_article(slug="story", lead_picture=picture, body=body)

    html = client.get(reverse(name, args=args)).content.decode()

    assert "A line opens" in html
    assert picture.original.name.split("/")[1] not in html
