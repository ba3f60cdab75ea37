"""The moment of the next change that is planned, kept where every request finds it."""

from django.db.models import Min

from apps.org.models import ContentVersion

from .models import Article, Notice


def expect_next() -> None:
    """Keep the first moment at which something is due; call it last in a transaction that plans.

    The row is held while the others are asked, so that of two who plan at once the second sees
    what the first has planned.
    """
    version = ContentVersion.locked()
    notices = Notice.objects.unsent().aggregate(first=Min("due_at"))["first"]
    moments = filter(None, [Article.objects.next_due_at(), notices])
    version.next_due_at = min(moments, default=None)
    version.save(update_fields=["next_due_at"])
