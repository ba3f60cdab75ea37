"""What Chinese words for signing mean, and where the names beside them end."""

import pytest

from apps.news.reading import read

PAGE = "卡斯柯与上海铁塔携手合作\n\n2024年9月11日\n\n{}双方将在低空经济等领域开展合作，共同推进新技术的应用。\n"


@pytest.mark.parametrize(
    "sentence",
    [
        "9月6日，卡斯柯与中国铁塔上海分公司签署战略合作协议。",
        "9月6日，卡斯柯与中国铁塔上海分公司在上海正式签署战略合作协议。",
        "近日，卡斯柯与中国铁塔上海分公司战略合作协议签约仪式举行。",
        "会后，近日卡斯柯与中国铁塔上海分公司签署战略合作协议。",
    ],
)
def test_the_names_of_both_parties_are_whole(sentence):
    reading = read(PAGE.format(sentence))

    assert [party.name.text for party in reading.parties] == ["卡斯柯", "中国铁塔上海分公司"]


def test_whoever_attends_a_signing_ceremony_has_not_signed():
    reading = read(PAGE.format("卡斯柯公司党委书记、董事长王印出席签约仪式并致辞。"))

    roles = {role.role for person in reading.people for role in person.roles}
    assert roles == {"attended", "spoke"}
