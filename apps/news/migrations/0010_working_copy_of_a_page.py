from django.db import migrations, models

from apps.org.constraints import SameOwner


class Migration(migrations.Migration):
    dependencies = [("news", "0009_columns_and_what_the_desk_asks")]

    operations = [
        migrations.AddField(
            model_name="workingcopy",
            name="page",
            field=models.CharField(default="", max_length=32, verbose_name="page"),
            preserve_default=False,
        ),
        migrations.AlterField(
            model_name="workingcopy",
            name="seen_at",
            field=models.DateTimeField(null=True, verbose_name="last seen"),
        ),
        migrations.AddConstraint(
            model_name="workingcopy",
            constraint=SameOwner(
                link="based_on",
                owner="article",
                target_owner="article",
                name="news_working_copy_from_a_text_of_its_article",
            ),
        ),
    ]
