"""The short names in an article, which two people may change at once.

They stand beside the text and have no revisions: of a row that somebody else has changed since the
page was opened, theirs stays, and what this editor had is told.
"""

from functools import cached_property

from apps.org.admin.base import RegisterFormSet

TYPED = ("organisation", "name")


class AliasFormSet(RegisterFormSet):
    def add_fields(self, form, index):
        super().add_fields(form, index)
        if index is not None and index < self.initial_form_count():
            for name in TYPED:
                form.fields[name].show_hidden_initial = True

    @property
    def overruled(self) -> list[str]:
        """What was typed into rows that somebody else has changed or deleted."""
        rows = [row for row in self.initial_forms if row.has_changed() and not _was_seen(row)]
        return [f"{self.model._meta.verbose_name}: “{row['name'].data}”" for row in rows]

    def save_existing(self, form, obj, commit=True):
        if not _was_seen(form):
            return obj
        return super().save_existing(form, obj, commit)

    def _should_delete_form(self, form):
        """Also of what needs no saving: a row that is gone, or one that was sent before."""
        if form in self.initial_forms:
            is_gone = form.instance.pk is None
            return is_gone or (super()._should_delete_form(form) and _was_seen(form))
        return super()._should_delete_form(form) or _typed(form) in self._stored

    @cached_property
    def _stored(self) -> set[tuple[str, ...]]:
        return {tuple(str(getattr(row, column)) for column in ("organisation_id", "name"))
                for row in self.get_queryset()}  # fmt: skip


def _typed(form) -> tuple[str, ...]:
    return tuple(str(form[name].data or "").strip() for name in TYPED)


def _was_seen(form) -> bool:
    """Is the row as it was when the page was opened?"""
    if form.instance.pk is None:
        return False
    sent = [form.data.get(form[name].html_initial_name) for name in TYPED]
    stored = [str(form.initial[name]) for name in TYPED]
    return all(then in (None, now) for then, now in zip(sent, stored, strict=True))
