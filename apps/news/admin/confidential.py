"""A confidential article beside other things at the desk: its parts are as hidden as it is."""

from ..models import Article, Revision, Transition

# By what a part is bound to its article, where it has no `article` of its own.
THROUGH = {"revision_id": Revision, "transition_id": Transition}


def hidden_among(objects, request) -> set:
    """Articles, and whatever belongs to one, that this person may not know of."""
    known = Article.objects.for_desk(request.user)
    secret = set(Article.objects.exclude(pk__in=known.values("pk")).values_list("pk", flat=True))
    if not secret:
        return set()
    return {each for each, article in _articles_of(objects).items() if article in secret}


def _articles_of(objects) -> dict:
    """The number of the article each belongs to, if any."""
    found = {each: each.pk for each in objects if isinstance(each, Article)}
    found |= {each: each.article_id for each in objects if hasattr(each, "article_id")}
    for link, model in THROUGH.items():
        parts = [each for each in objects if each not in found and hasattr(each, link)]
        owners = model.objects.filter(pk__in={getattr(each, link) for each in parts})
        article_of = dict(owners.values_list("pk", "article_id"))
        found |= {each: article_of.get(getattr(each, link)) for each in parts}
    return found
