import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('news', '0001_initial'),
    ]

    operations = [
        migrations.CreateModel(
            name='StoryWords',
            fields=[
                ('article', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, primary_key=True, related_name='words', serialize=False, to='news.article', verbose_name='article')),
                ('title_words', models.TextField()),
                ('text_words', models.TextField(blank=True)),
            ],
            options={
                'verbose_name': 'words of a story',
                'verbose_name_plural': 'words of stories',
            },
        ),
    ]
