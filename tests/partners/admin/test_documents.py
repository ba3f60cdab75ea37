"""A document is for staff: no public address leads to it."""

import pytest
from django.core.files.base import ContentFile

from apps.partners.models import Agreement
from tests import factories as make

pytestmark = pytest.mark.django_db


@pytest.fixture
def agreement(settings):
    agreement = make.make_agreement([make.make_organisation(), make.make_organisation()])
    agreement.document.save("terms.html", ContentFile(b"<script>alert(1)</script>"))
    return agreement


def test_staff_who_may_see_the_agreement_download_it(admin_client, agreement):
    response = admin_client.get(agreement.document.url)

    assert b"".join(response.streaming_content) == b"<script>alert(1)</script>"
    assert response["Content-Disposition"].startswith("attachment")
    assert "no-store" in response["Cache-Control"]


def test_nobody_else_does(client, agreement):
    assert client.get(agreement.document.url).status_code == 302
    client.force_login(make.make_user())

    assert client.get(agreement.document.url).status_code == 403


def test_no_test_writes_it_into_the_project(agreement, tmp_path):
    assert agreement.document.path == str(tmp_path / "private" / agreement.document.name)
    assert agreement.document.storage.exists(agreement.document.name)


def test_it_does_not_lie_among_what_is_served(agreement, settings):
    assert not agreement.document.path.startswith(str(settings.MEDIA_ROOT))


@pytest.mark.parametrize(
    "name", ["nothing.pdf", "../settings.py", "%2e%2e/manage.py", "a/../../b", "%00"]
)
def test_a_name_of_no_document_is_not_found(admin_client, agreement, name):
    assert admin_client.get(f"/admin/partners/agreement/documents/{name}").status_code == 404


def test_a_file_that_is_gone_is_not_found(admin_client, agreement):
    agreement.document.storage.delete(agreement.document.name)

    assert admin_client.get(agreement.document.url).status_code == 404


def test_the_form_links_to_it(admin_client, agreement):
    page = admin_client.get(f"/admin/partners/agreement/{agreement.pk}/change/")

    assert Agreement.objects.get().document.url in page.text
