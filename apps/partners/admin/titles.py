"""Titles as printed that nobody typed: those of the day, from the register."""

from apps.org.texts import translated

from ..models.party import Credit


class FillsTitles:
    """For admins whose inlines are credits. What is filled in is seen, and may be changed."""

    def save_formset(self, request, form, formset, change):
        super().save_formset(request, form, formset, change)
        changed = [credit for credit, _fields in getattr(formset, "changed_objects", [])]
        for credit in [*getattr(formset, "new_objects", []), *changed]:
            if isinstance(credit, Credit):
                fill_titles(credit)


def fill_titles(credit: Credit) -> None:
    """The titles of the posts that were chosen, else of those held that day for that side."""
    columns = translated("printed_titles")
    if credit.person is None or any(getattr(credit, column) for column in columns):
        return
    posts = list(credit.posts.in_protocol_order())
    if not posts and credit.for_whom and credit.day:
        held = credit.person.posts.filter(organisation=credit.for_whom).at(credit.day)
        posts = list(held.in_protocol_order())
        credit.posts.set(posts)
    for column, title in zip(columns, translated("title"), strict=True):
        setattr(credit, column, "\n".join(filter(None, (getattr(post, title) for post in posts))))
    credit.save(update_fields=columns)
