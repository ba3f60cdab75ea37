"""A page as a tree to look into."""

from bs4 import BeautifulSoup


def soup_of(client, address, status=200):
    response = client.get(address)
    assert response.status_code == status, address
    return BeautifulSoup(response.content, "html.parser")
