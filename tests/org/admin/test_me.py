"""What somebody chooses for themself."""

import pytest
from django.urls import reverse

from apps.org.models import User
from tests import factories as make

pytestmark = pytest.mark.django_db
ME = reverse("admin:org_user_me")


def test_somebody_chooses_rhythm_and_language_of_their_notices(client):
    user = make.make_user(email="me@example.org")
    client.force_login(user)

    response = client.post(ME, {"notice_rhythm": "daily", "language": "zh-hans"}, follow=True)

    user.refresh_from_db()
    assert response.status_code == 200
    assert (user.notice_rhythm, user.language) == ("daily", "zh-hans")


def test_nothing_else_of_an_account_is_changed_there(client):
    user = make.make_user(email="me@example.org")
    client.force_login(user)

    client.post(ME, {"notice_rhythm": "daily", "is_superuser": "1", "email": "you@example.org"})

    assert not User.objects.filter(is_superuser=True).exists()
    assert User.objects.get().email == "me@example.org"


def test_a_choice_there_is_not_is_refused(client):
    user = make.make_user()
    client.force_login(user)

    response = client.post(ME, {"notice_rhythm": "hourly", "language": ""})

    assert "hourly" in response.text
    assert User.objects.get().notice_rhythm == "at-once"


def test_who_has_no_address_is_told_so(client):
    client.force_login(make.make_user())

    assert "There is no mail address in your account" in client.get(ME).text
