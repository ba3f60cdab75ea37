"""A body as plain text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from apps.news.body import clean_body
from apps.news.plain_text import as_plain_text, tidy

PAGE = "https://news.example/en/news/a-story/"


@pytest.mark.parametrize(
    ("html", "text"),
    [
        ("<p>One <b>and</b>\n  <em>two</em>.</p><p>Three</p>", "One and two.\n\nThree"),
        ("<p>One<br>two</p>", "One\ntwo"),
        ("<h2>Title</h2><p>Text</p>", "Title\n\nText"),
        ("<p>A &lt;b&gt; &amp; “c”</p>", "A <b> & “c”"),
        ("<p>A</p><hr><p>B</p>", "A\n\n* * *\n\nB"),
        ("<p>A</p><ul><li>one</li><li>two</li></ul><p>B</p>", "A\n\n- one\n- two\n\nB"),
        ('<ol start="3"><li>c</li><li>d<br>dd</li></ol>', "3. c\n4. d\n   dd"),
        ("<ul><li>a<ol><li>b</li></ol></li><li>c</li></ul>", "- a\n  1. b\n- c"),
        ("<ul><li><p>a</p><p>b</p></li></ul>", "- a\n  b"),
        ("<blockquote><p>Said.</p></blockquote><p>B</p>", "> Said.\n\nB"),
        ("<table><tr><th>A</th><td><p>B</p></td></tr><tr><td>C</td></tr></table>", "A | B\nC"),
        ("<p>m<sup>2</sup> CO<sub>2</sub> 1<sup>st</sup></p>", "m² CO₂ 1st"),
        ('<p>A</p><figure data-picture="1"></figure><p>B</p>', "A\n\nB"),
        ("", ""),
    ],
)
def test_a_body_reads_well_without_markup(html, text):
    assert as_plain_text(html, PAGE) == text


@pytest.mark.parametrize(
    ("link", "text"),
    [
        ('<a href="https://x.example/">a page</a>', "a page (https://x.example/)"),
        ('<a href="/en/contact/">ask us</a>', "ask us (https://news.example/en/contact/)"),
        ('<a href="https://x.example/">https://x.example/</a>', "https://x.example/"),
        ('<a href="mailto:a@x.example">a@x.example</a>', "a@x.example"),
        ('<a href="mailto:a@x.example">the desk</a>', "the desk (a@x.example)"),
        ('<a href="https://x.example/"></a>', ""),
        ("<a>no address</a>", "no address"),
        ('<a href="http://[">broken</a>', "broken (http://[)"),
    ],
)
def test_a_link_says_where_it_leads(link, text):
    assert as_plain_text(f"<p>{link}</p>", PAGE) == text


@pytest.mark.parametrize(
    ("html", "text"),
    [
        ("<p>卡斯柯\n  信号</p>", "卡斯柯信号"),
        ("<p>卡斯柯<strong>信号</strong>公司</p>", "卡斯柯信号公司"),
        ("<p>与 CASCO\n签约。\n</p>", "与 CASCO 签约。"),
    ],
)
def test_a_new_line_in_the_source_is_no_space_in_chinese(html, text):
    assert as_plain_text(html, PAGE) == text


def test_a_title_is_one_line():
    assert tidy("A\r\nline\t opens ") == "A line opens"


@given(
    st.lists(
        st.sampled_from(
            ["<p>", "</p>", "<ul>", "<li>", "</ul>", "<ol start='9'>", "</ol>", "<blockquote>",
             "</blockquote>", "<table><tr><td>", "</td></tr></table>", "<a href='//['>", "</a>",
             "<sup>", "2", "</sup>", "<br>", "<hr>", "text", "&amp;", "汉字", "\n", "<figure>"]
        ),
        max_size=15,
    ).map("".join)
)  # fmt: skip
def test_whatever_a_body_holds_it_has_a_text(html):
    text = as_plain_text(clean_body(html), PAGE)

    assert "\x00" not in text
    assert "\n\n\n" not in text
    assert text == text.strip("\n")
