"""The question to the database: which stories hold all terms of a query?

Both engines compare the words we cut. What a visitor typed reaches them only as such words, which
are letters and digits, and always as a parameter.
"""

from django.db.models import BooleanField, Func

from .query import Query, Term


class InIndex(Func):
    """Is the story with this key among those that hold the query, in the title or anywhere?"""

    output_field = BooleanField()

    def __init__(self, key: str, query: Query, *, in_title: bool = False):
        super().__init__(key)
        self.query, self.in_title = query, in_title

    def as_sqlite(self, compiler, connection, **context):
        key, params = compiler.compile(self.source_expressions[0])
        scope = "{title_words} : " if self.in_title else ""
        match = " AND ".join(map(_fts5, self.query.terms))
        found = "SELECT rowid FROM news_story_index WHERE news_story_index MATCH %s"
        return f"{key} IN ({found})", (*params, f"{scope}({match})")

    def as_postgresql(self, compiler, connection, **context):
        key, params = compiler.compile(self.source_expressions[0])
        column = "title_vector" if self.in_title else "vector"
        match = " & ".join(map(_tsquery, self.query.terms))
        found = f"SELECT article_id FROM news_storywords WHERE {column} @@ %s::tsquery"  # noqa: S608
        return f"{key} IN ({found})", (*params, match)


def _fts5(term: Term) -> str:
    return f'"{" ".join(term.words)}"{" *" * term.is_open}'


def _tsquery(term: Term) -> str:
    words = [f"'{word}'" for word in term.words]
    return f"({' <-> '.join(words)}{':*' * term.is_open})"
