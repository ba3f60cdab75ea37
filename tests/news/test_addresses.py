"""One address, however it is written."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from apps.news.addresses import LONGEST, normal, spelled

SEED = "/en/news/detail.aspx?id=4513"


@pytest.mark.parametrize(("written", "kept"), [
    (f"http://www.casco.example{SEED}", SEED),
    (f"https://www.casco.example:8080{SEED}#top", SEED),
    (f"//www.casco.example{SEED}", SEED),
    (f"  {SEED}\n", SEED),
    ("/en/%6Eews/detail%2Easpx?%69d=45%313", SEED),
    ("/list.aspx?page=2&id=1", "/list.aspx?id=1&page=2"),
    ("/list.aspx?id=1&page=2", "/list.aspx?id=1&page=2"),
    ("/list.aspx?q=a+b", "/list.aspx?q=a+b"),
    ("/list.aspx?q=a%20b", "/list.aspx?q=a+b"),
    ("/新闻.aspx?题=签约", "/%E6%96%B0%E9%97%BB.aspx?%E9%A2%98=%E7%AD%BE%E7%BA%A6"),
    ("/%e6%96%b0%e9%97%bb/", "/%E6%96%B0%E9%97%BB"),
    ("/s.asp?q=%d6%d0", "/s.asp?q=%D6%D0"),
    ("/news/", "/news"),
    ("/", "/"),
    ("/?id=1", "/?id=1"),
    ("/a?", "/a"),
    ("/a?b", "/a?b="),
    ("/a%00b", "/a%00b"),
    ("/a b", "/a%20b"),
])  # fmt: skip
def test_an_address_has_one_spelling(written, kept):
    assert normal(written) == kept
    assert normal(kept) == kept


@pytest.mark.parametrize("written", [
    "", "   ", "news", "www.casco.example/news", "javascript:alert(1)", "mailto:a@b.example",
    "ftp://a.example/b", "http://[a/b", "\ud800", "/\ud800", "/?\ud800", "http://casco.example",
    "?id=1", "#top", f"/{'a' * LONGEST}",
])  # fmt: skip
def test_what_is_no_address_is_refused(written):
    with pytest.raises(ValueError, match=r"."):
        normal(written)


@given(st.text(max_size=40), st.binary(max_size=40))
def test_whatever_is_asked_has_a_spelling_of_plain_letters(path, query):
    try:
        kept = spelled(f"/{path}", query)
    except UnicodeEncodeError:
        return

    assert kept.isascii()
    assert kept.isprintable()
