"""Which files are read, and what is said of the others."""

import errno
import os
from pathlib import Path

import pytest

from apps.news.intake.errors import UnreadableFile
from apps.news.intake.files import LARGEST, read_text

CHINESE = "卡斯柯与中国铁塔上海分公司签署战略合作协议\n\n2024年9月11日，双方领导出席签约仪式。\n"
TRADITIONAL = "卡斯柯與中國鐵塔上海分公司簽署戰略合作協議\n\n雙方領導出席簽約儀式並致辭。\n"
ENGLISH = "CASCO’s partner said: “We agree” – in Jing'an.\n\n© 2019 沪ICP备19030504号\n"
FRENCH = "L’accord a été signé à Genève par le président, qui s’est dit très heureux : café ?\n"


def written(folder, data, name="page.txt"):
    path = folder / name
    path.write_bytes(data)
    return path


def refusal(path):
    with pytest.raises(UnreadableFile) as refused:
        read_text(path)
    assert "\n" not in str(refused.value)
    return str(refused.value)


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        *((CHINESE, name) for name in ("utf-8", "utf-8-sig", "gb18030", "gbk", "gb2312", "utf-16")),
        *((TRADITIONAL, name) for name in ("utf-8", "big5", "gb18030", "gbk", "utf-16", "utf-32")),
        *((ENGLISH, name) for name in ("utf-8", "gb18030", "utf-16-le")),
        *((FRENCH, name) for name in ("utf-8", "cp1252", "utf-16")),
        ("Genève, café, Société\n", "latin-1"),
        ("卡斯柯签约。\n", "gbk"),
        ("出席：王喆、朱旻、赵翀。\n", "gbk"),
        ("𠮷野家与㐂公司签约。\n", "gb18030"),
        ("Компания подписала соглашение о сотрудничестве в Москве.\n", "cp1251"),
    ],
)
def test_a_text_is_read_exactly_whatever_its_encoding(tmp_path, text, encoding):
    mark = b"\xff\xfe" if encoding == "utf-16-le" else b""

    assert read_text(written(tmp_path, mark + text.encode(encoding))) == text


def test_every_short_piece_of_chinese_in_gbk_is_read_exactly(tmp_path):
    text = CHINESE.replace("\n", "")
    pieces = [text[i : i + 12] for i in range(len(text) - 12)]

    read = [read_text(written(tmp_path, piece.encode("gb18030"))) for piece in pieces]

    assert read == pieces


def test_lines_end_alike_wherever_the_file_comes_from(tmp_path):
    path = written(tmp_path, b"Headline\r\n\r\nText\rmore\x0bmore\x0cend\x1a")

    assert read_text(path) == "Headline\n\nText\nmore\nmore\nend"


@pytest.mark.parametrize(
    "data", [b"", b" \n\t\r\n", b"\xef\xbb\xbf", b"\xff\xfe", "\u3000\n".encode()]
)
def test_an_empty_file_is_refused(tmp_path, data):
    assert refusal(written(tmp_path, data)) == "is empty; nothing to read"


@pytest.mark.parametrize(
    ("data", "word"),
    [
        (b"%PDF-1.7\n%\xe2\xe3", "PDF"),
        (b"PK\x03\x04\x14\x00[Content_Types].xml word/document.xml", "Word"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "Word"),
        (b"{\\rtf1\\ansi hello}", "Word"),
        (b"PK\x03\x04\x14\x00\x00\x00", "archive"),
        (b"\x1f\x8b\x08\x00", "archive"),
        (b"\x89PNG\r\n\x1a\n", "picture"),
        (b"\xff\xd8\xff\xe0\x00\x10JFIF", "picture"),
        (b"Head\x00line", "binary"),
        (b"\x7fELF\x02\x01\x01\x00", "binary"),
        (b"Head\x07line", "binary"),
        (bytes(range(1, 256)), "binary"),
        (b"\xff\xfeA", "encoding"),
        (b"<!DOCTYPE html>\n<html><body>Text</body></html>", "HTML"),
        (b"<p>One</p>\n<p>Two</p>\n<div>Three</div>", "HTML"),
    ],
)  # fmt: skip
def test_what_is_no_text_is_called_by_its_name(tmp_path, data, word):
    assert word in refusal(written(tmp_path, data))


def test_noise_is_refused_rather_than_read_as_anything(tmp_path):
    noise = bytes((i * i * 7 + i * 13 + 200) % 127 + 129 for i in range(4000))

    assert refusal(written(tmp_path, noise)) == "its encoding is not known; save it as UTF-8"


def test_a_large_file_is_refused_before_it_is_read(tmp_path, monkeypatch):
    path = written(tmp_path, b"Headline")
    os.truncate(path, 50 * 1024 * 1024)  # sparse: it takes no room
    monkeypatch.setattr(Path, "open", None)  # opening it would fail

    assert refusal(path) == "is 50.0 MiB; a page of news has at most 2: give the page alone"


def test_the_largest_file_is_read(tmp_path):
    path = written(tmp_path, b"Line of text\n" * (LARGEST // 13))

    assert len(read_text(path)) == LARGEST // 13 * 13


def test_what_is_no_file_is_refused(tmp_path):
    os.mkfifo(tmp_path / "pipe")

    assert "folder" in refusal(tmp_path)
    assert "not an ordinary file" in refusal(tmp_path / "pipe")
    assert refusal(tmp_path / "none.txt") == "cannot be opened: No such file or directory"


def test_a_file_that_may_not_be_read_is_refused(tmp_path, monkeypatch):
    path = written(tmp_path, b"Headline")

    def refuse(*args):
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))

    monkeypatch.setattr(Path, "open", refuse)  # root may read everything

    assert refusal(path) == "cannot be opened: Permission denied"
