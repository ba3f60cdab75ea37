from django.db import migrations

from apps.news.search.index import index_fields


def index(apps, schema_editor):
    """The words of what is live already; `index_stories` does the same, watched."""
    articles = apps.get_model("news", "Article").objects.filter(live__isnull=False)
    words = apps.get_model("news", "StoryWords").objects
    for article in articles.select_related("live").iterator():
        words.update_or_create(article=article, defaults=index_fields(article.live))


class Migration(migrations.Migration):

    dependencies = [
        ('news', '0003_index_of_words'),
    ]

    operations = [
        migrations.RunPython(index, migrations.RunPython.noop),
    ]
