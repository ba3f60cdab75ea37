"""A story to take away: as text, as pictures, on paper, as a code to point a telephone at."""

from io import BytesIO

import segno
from django.http import FileResponse, Http404, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from apps.org.furniture import furniture

from ..picture_archive import picture_archive
from ..release_text import release_text
from ..versions import other_versions
from .public_story import kept_by_version, of_public_story


@of_public_story
@kept_by_version
def article_text(request, release, story):
    versions = other_versions(release.article, story)
    text = release_text(release, versions, furniture().identity)
    return HttpResponse(
        text,
        content_type="text/plain; charset=utf-8",
        headers={"Content-Disposition": f'inline; filename="{_name(release)}.txt"'},
    )


@of_public_story
@kept_by_version
def article_pictures(request, release, story):
    pictures = release.pictures
    if not pictures:
        raise Http404
    archive = picture_archive(pictures, release.article.slug)
    name = f"{_name(release)}.pictures.zip"
    return FileResponse(archive, as_attachment=True, filename=name, content_type="application/zip")


@of_public_story
@kept_by_version
def article_print(request, release, story):
    """The release alone, for paper."""
    context = {
        "article": release.article,
        "text": release.text,
        "release": release,
        "versions": other_versions(release.article, story),
    }
    return render(request, "news/article_print.html", context)


@of_public_story
@kept_by_version
def article_qr(request, release, story):
    """The address of the story, dark on light whatever the colours of the page."""
    code, image = segno.make(release.address, micro=False), BytesIO()
    code.save(
        image, kind="svg", scale=4, border=4, dark="#000", light="#fff", nl=False, lineclass=None,
        svgclass=None, title=_("QR code: %(address)s") % {"address": release.address},
    )  # fmt: skip
    return HttpResponse(image.getvalue(), content_type="image/svg+xml")


def _name(release):
    """Of a file; one story in two languages gives two names."""
    return f"{release.article.slug}.{release.article.language}"
