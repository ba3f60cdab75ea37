"""Who the sides of an agreement are, where the text is not plain."""

from apps.news.reading import as_json, read

PAGE = """Acme Rail and Northwind Power sign a memorandum of understanding

12 March 2025

Jane Doe, Chief Executive Officer of Acme Rail Ltd., and John Smith, Vice President of Northwind \
Power Co., Ltd., signed the memorandum on behalf of the two parties on 10 March.
"""


def test_people_with_their_titles_are_no_parties():
    found = as_json(read(PAGE))

    assert [party["name"] for party in found["parties"]] == ["Acme Rail", "Northwind Power"]
