from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('org', '0001_initial'),
    ]

    operations = [
        migrations.AlterField(
            model_name='picture',
            name='renditions',
            field=models.JSONField(default=dict, editable=False),
        ),
    ]
