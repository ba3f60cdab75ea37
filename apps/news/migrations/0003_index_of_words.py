"""The index of each database over the words of stories, which the application has already cut.

PostgreSQL: two generated columns; the place of a word is its place in the list, so that phrases
are found. Its own parser is not asked. SQLite: an FTS5 table that holds no text of its own, and
the triggers that keep it in step; its tokenizer leaves every letter beyond ASCII alone.
"""

from django.db import migrations

POSTGRESQL = [
    """
    CREATE FUNCTION news_word_vector(words text) RETURNS tsvector
    LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $$
        SELECT coalesce(string_agg('''' || word || ''':' || place, ' '), '')::tsvector
        FROM unnest(string_to_array(words, ' ')) WITH ORDINALITY AS placed (word, place)
        WHERE word NOT IN ('', '_')
    $$
    """,
    """
    ALTER TABLE news_storywords
    ADD COLUMN title_vector tsvector
        GENERATED ALWAYS AS (news_word_vector(title_words)) STORED,
    ADD COLUMN vector tsvector
        GENERATED ALWAYS AS (news_word_vector(title_words || ' ' || text_words)) STORED
    """,
    "CREATE INDEX news_storywords_title ON news_storywords USING gin (title_vector)",
    "CREATE INDEX news_storywords_all ON news_storywords USING gin (vector)",
]
POSTGRESQL_BACK = [
    "ALTER TABLE news_storywords DROP COLUMN title_vector, DROP COLUMN vector",
    "DROP FUNCTION news_word_vector(text)",
]

FORGET = """
    INSERT INTO news_story_index (news_story_index, rowid, title_words, text_words)
    VALUES ('delete', OLD.article_id, OLD.title_words, OLD.text_words);
"""
KEEP = """
    INSERT INTO news_story_index (rowid, title_words, text_words)
    VALUES (NEW.article_id, NEW.title_words, NEW.text_words);
"""
SQLITE = [
    """
    CREATE VIRTUAL TABLE news_story_index USING fts5 (
        title_words, text_words, content='news_storywords', content_rowid='article_id',
        tokenize="ascii tokenchars '_'", columnsize=0
    )
    """,
    f"CREATE TRIGGER news_words_kept AFTER INSERT ON news_storywords BEGIN {KEEP} END",
    f"CREATE TRIGGER news_words_changed AFTER UPDATE ON news_storywords BEGIN {FORGET} {KEEP} END",
    f"CREATE TRIGGER news_words_dropped AFTER DELETE ON news_storywords BEGIN {FORGET} END",
]
SQLITE_BACK = [
    "DROP TRIGGER news_words_kept",
    "DROP TRIGGER news_words_changed",
    "DROP TRIGGER news_words_dropped",
    "DROP TABLE news_story_index",
]


def make(apps, schema_editor):
    _run(schema_editor, {"postgresql": POSTGRESQL, "sqlite": SQLITE})


def unmake(apps, schema_editor):
    _run(schema_editor, {"postgresql": POSTGRESQL_BACK, "sqlite": SQLITE_BACK})


def _run(schema_editor, statements):
    for statement in statements[schema_editor.connection.vendor]:
        schema_editor.execute(statement, params=None)


class Migration(migrations.Migration):

    dependencies = [
        ('news', '0002_words_of_stories'),
    ]

    operations = [
        migrations.RunPython(make, unmake),
    ]
