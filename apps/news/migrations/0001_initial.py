

import apps.org.constraints
import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('auth', '0012_alter_user_first_name_max_length'),
        ('org', '0001_initial'),
        ('partners', '0001_initial'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='Category',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('slug', models.SlugField(max_length=60, unique=True, verbose_name='address')),
                ('name', models.CharField(max_length=80, verbose_name='name')),
                ('name_en', models.CharField(max_length=80, null=True, verbose_name='name')),
                ('name_zh_hans', models.CharField(max_length=80, null=True, verbose_name='name')),
                ('position', models.PositiveSmallIntegerField(default=0, verbose_name='order')),
            ],
            options={
                'verbose_name': 'category',
                'verbose_name_plural': 'categories',
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('name_en__isnull', False), models.Q(('name_en', ''), _negated=True)), models.Q(('name_zh_hans__isnull', False), models.Q(('name_zh_hans', ''), _negated=True)), _connector='OR'), name='news_category_has_a_name', violation_error_message='Give the name in one language at least.')],
            },
        ),
        migrations.CreateModel(
            name='Article',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('language', models.CharField(choices=[('en', 'English'), ('zh-hans', 'Simplified Chinese')], max_length=10, verbose_name='language')),
                ('slug', models.SlugField(help_text='The last part of the address. The same in the other language for the same story.', max_length=120, verbose_name='address')),
                ('state', models.CharField(choices=[('draft', 'Draft'), ('in-review', 'In review'), ('returned', 'Returned'), ('approved', 'Approved'), ('scheduled', 'Scheduled'), ('published', 'Published'), ('withdrawn', 'Withdrawn')], default='draft', editable=False, max_length=12, verbose_name='state')),
                ('first_published_at', models.DateTimeField(editable=False, null=True, verbose_name='first published')),
                ('published_on', models.DateField(editable=False, null=True, verbose_name='date')),
                ('publish_at', models.DateTimeField(blank=True, editable=False, null=True, verbose_name='publish at')),
                ('withdraw_at', models.DateTimeField(blank=True, editable=False, null=True, verbose_name='withdraw at')),
                ('withdrawal_reason', models.CharField(blank=True, editable=False, max_length=300, verbose_name='reason for withdrawal')),
                ('category', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='articles', to='news.category', verbose_name='category')),
            ],
            options={
                'verbose_name': 'article',
                'verbose_name_plural': 'articles',
                'permissions': [('publish_article', 'Can publish an approved article'), ('withdraw_article', 'Can withdraw a published article')],
            },
        ),
        migrations.CreateModel(
            name='ReviewStage',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', models.CharField(max_length=80, verbose_name='name')),
                ('name_en', models.CharField(max_length=80, null=True, verbose_name='name')),
                ('name_zh_hans', models.CharField(max_length=80, null=True, verbose_name='name')),
                ('position', models.PositiveSmallIntegerField(verbose_name='order')),
                ('category', models.ForeignKey(blank=True, help_text='Empty: the chain of all categories without their own.', null=True, on_delete=django.db.models.deletion.CASCADE, related_name='review_stages', to='news.category', verbose_name='category')),
                ('group', models.ForeignKey(help_text='Who may sign this stage.', on_delete=django.db.models.deletion.PROTECT, related_name='review_stages', to='auth.group', verbose_name='group')),
            ],
            options={
                'verbose_name': 'review stage',
                'verbose_name_plural': 'review stages',
            },
        ),
        migrations.CreateModel(
            name='Revision',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('number', models.PositiveIntegerField(verbose_name='number')),
                ('title', models.CharField(max_length=300, verbose_name='title')),
                ('summary', models.TextField(blank=True, max_length=600, verbose_name='summary')),
                ('dateline', models.CharField(blank=True, max_length=120, verbose_name='place')),
                ('dated_on', models.DateField(blank=True, null=True, verbose_name='date of the release')),
                ('body', models.TextField(blank=True, verbose_name='text')),
                ('change_kind', models.CharField(choices=[('minor', 'Minor: no note'), ('update', 'Update: with a note'), ('correction', 'Correction: what was wrong, what is right')], default='minor', max_length=12, verbose_name='kind of change')),
                ('change_note', models.TextField(blank=True, verbose_name='note to readers')),
                ('created_at', models.DateTimeField(verbose_name='saved at')),
                ('agreements', models.ManyToManyField(blank=True, related_name='revisions', to='partners.agreement', verbose_name='agreements')),
                ('article', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='revisions', to='news.article', verbose_name='article')),
                ('author', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='revisions', to=settings.AUTH_USER_MODEL, verbose_name='author')),
                ('departments', models.ManyToManyField(blank=True, related_name='revisions', to='org.department', verbose_name='departments')),
                ('lead_picture', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='lead_of', to='org.picture', verbose_name='lead picture')),
                ('occasions', models.ManyToManyField(blank=True, related_name='revisions', to='partners.occasion', verbose_name='occasions')),
                ('organisations', models.ManyToManyField(blank=True, related_name='revisions', to='org.organisation', verbose_name='organisations')),
                ('people', models.ManyToManyField(blank=True, related_name='revisions', to='org.person', verbose_name='people')),
            ],
            options={
                'verbose_name': 'revision',
                'verbose_name_plural': 'revisions',
            },
        ),
        migrations.AddField(
            model_name='article',
            name='latest',
            field=models.OneToOneField(editable=False, null=True, on_delete=django.db.models.deletion.RESTRICT, related_name='latest_of', to='news.revision', verbose_name='latest'),
        ),
        migrations.AddField(
            model_name='article',
            name='live',
            field=models.OneToOneField(editable=False, null=True, on_delete=django.db.models.deletion.RESTRICT, related_name='live_of', to='news.revision', verbose_name='live'),
        ),
        migrations.CreateModel(
            name='Signature',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('decision', models.CharField(choices=[('approved', 'Approved'), ('returned', 'Returned')], max_length=10, verbose_name='decision')),
                ('comment', models.TextField(blank=True, verbose_name='comment')),
                ('at', models.DateTimeField(verbose_name='at')),
                ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='signatures', to=settings.AUTH_USER_MODEL, verbose_name='by')),
                ('revision', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='signatures', to='news.revision', verbose_name='revision')),
                ('stage', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='signatures', to='news.reviewstage', verbose_name='stage')),
            ],
            options={
                'verbose_name': 'signature',
                'verbose_name_plural': 'signatures',
            },
        ),
        migrations.CreateModel(
            name='Transition',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('from_state', models.CharField(blank=True, choices=[('draft', 'Draft'), ('in-review', 'In review'), ('returned', 'Returned'), ('approved', 'Approved'), ('scheduled', 'Scheduled'), ('published', 'Published'), ('withdrawn', 'Withdrawn')], max_length=12, verbose_name='from')),
                ('to_state', models.CharField(choices=[('draft', 'Draft'), ('in-review', 'In review'), ('returned', 'Returned'), ('approved', 'Approved'), ('scheduled', 'Scheduled'), ('published', 'Published'), ('withdrawn', 'Withdrawn')], max_length=12, verbose_name='to')),
                ('at', models.DateTimeField(verbose_name='at')),
                ('reason', models.TextField(blank=True, verbose_name='reason')),
                ('is_override', models.BooleanField(default=False, verbose_name='review overridden')),
                ('notified_at', models.DateTimeField(editable=False, null=True)),
                ('article', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='transitions', to='news.article', verbose_name='article')),
                ('by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='by')),
                ('revision', models.ForeignKey(null=True, on_delete=django.db.models.deletion.RESTRICT, related_name='+', to='news.revision', verbose_name='revision')),
            ],
            options={
                'verbose_name': 'transition',
                'verbose_name_plural': 'history',
            },
        ),
        migrations.CreateModel(
            name='Alias',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', models.CharField(max_length=100, verbose_name='short name in this article')),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='org.organisation', verbose_name='organisation')),
                ('article', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='aliases', to='news.article', verbose_name='article')),
            ],
            options={
                'verbose_name': 'short name in the article',
                'verbose_name_plural': 'short names in the article',
                'constraints': [models.UniqueConstraint(fields=('article', 'name'), name='news_alias_once_per_article', violation_error_message='This short name is used twice.'), models.UniqueConstraint(fields=('article', 'organisation'), name='news_one_alias_per_organisation', violation_error_message='This organisation has a short name already.')],
            },
        ),
        migrations.AddConstraint(
            model_name='reviewstage',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('name_en__isnull', False), models.Q(('name_en', ''), _negated=True)), models.Q(('name_zh_hans__isnull', False), models.Q(('name_zh_hans', ''), _negated=True)), _connector='OR'), name='news_stage_has_a_name', violation_error_message='Give the name in one language at least.'),
        ),
        migrations.AddConstraint(
            model_name='reviewstage',
            constraint=models.UniqueConstraint(fields=('category', 'position'), name='news_stage_order_in_category', violation_error_message='Another stage has this place in the order.'),
        ),
        migrations.AddConstraint(
            model_name='reviewstage',
            constraint=models.UniqueConstraint(condition=models.Q(('category__isnull', True)), fields=('position',), name='news_stage_order_by_default', violation_error_message='Another stage has this place in the order.'),
        ),
        migrations.AddConstraint(
            model_name='revision',
            constraint=models.UniqueConstraint(fields=('article', 'number'), name='news_revision_number_once'),
        ),
        migrations.AddConstraint(
            model_name='revision',
            constraint=models.UniqueConstraint(fields=('id', 'article'), name='news_revision_of_article'),
        ),
        migrations.AddConstraint(
            model_name='revision',
            constraint=models.CheckConstraint(condition=models.Q(('title', ''), _negated=True), name='news_revision_has_a_title'),
        ),
        migrations.AddConstraint(
            model_name='revision',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('change_kind__in', ['update', 'correction']), _negated=True), models.Q(('change_note', ''), _negated=True), _connector='OR'), name='news_update_and_correction_have_a_note', violation_error_message='Tell readers what has changed.'),
        ),
        migrations.AddConstraint(
            model_name='revision',
            constraint=apps.org.constraints.WriteOnce(fields=('article', 'number', 'title', 'summary', 'dateline', 'dated_on', 'body', 'lead_picture', 'change_kind', 'change_note', 'created_at'), may_clear=('author',), name='news_revision_never_changes'),
        ),
        migrations.AddIndex(
            model_name='article',
            index=models.Index(condition=models.Q(('live__isnull', False)), fields=['language', '-published_on', '-id'], name='news_public_newest'),
        ),
        migrations.AddIndex(
            model_name='article',
            index=models.Index(condition=models.Q(('live__isnull', False)), fields=['language', 'category', '-published_on', '-id'], name='news_public_by_category'),
        ),
        migrations.AddConstraint(
            model_name='article',
            constraint=models.UniqueConstraint(fields=('language', 'slug'), name='news_address_once', violation_error_message='This address is taken.'),
        ),
        migrations.AddConstraint(
            model_name='article',
            constraint=apps.org.constraints.SameOwner(link='live', name='news_live_text_of_article', owner='id', target_owner='article'),
        ),
        migrations.AddConstraint(
            model_name='article',
            constraint=apps.org.constraints.SameOwner(link='latest', name='news_latest_text_of_article', owner='id', target_owner='article'),
        ),
        migrations.AddConstraint(
            model_name='article',
            constraint=apps.org.constraints.WriteOnce(fields=('first_published_at',), name='news_first_publication_stands', once_set=True),
        ),
        migrations.AddConstraint(
            model_name='article',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('state', 'published'), _negated=True), models.Q(('latest__isnull', False), ('live', models.F('latest')), ('live__isnull', False)), _connector='OR'), name='news_published_is_live'),
        ),
        migrations.AddConstraint(
            model_name='article',
            constraint=models.CheckConstraint(condition=models.Q(('live__isnull', True), models.Q(('first_published_at__isnull', False), ('published_on__isnull', False)), _connector='OR'), name='news_live_has_its_dates'),
        ),
        migrations.AddConstraint(
            model_name='article',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('state', 'withdrawn'), _negated=True), models.Q(('live__isnull', True), models.Q(('withdrawal_reason', ''), _negated=True)), _connector='OR'), name='news_withdrawn_is_not_live_and_says_why'),
        ),
        migrations.AddConstraint(
            model_name='article',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('state', 'scheduled'), _negated=True), ('publish_at__isnull', False), _connector='OR'), name='news_scheduled_has_its_moment'),
        ),
        migrations.AddConstraint(
            model_name='article',
            constraint=models.CheckConstraint(condition=models.Q(('publish_at__lt', models.F('withdraw_at'))), name='news_published_before_withdrawn'),
        ),
        migrations.AddConstraint(
            model_name='signature',
            constraint=models.UniqueConstraint(fields=('revision', 'stage'), name='news_stage_signed_once_per_text'),
        ),
        migrations.AddConstraint(
            model_name='signature',
            constraint=models.UniqueConstraint(fields=('revision', 'by'), name='news_nobody_signs_two_stages'),
        ),
        migrations.AddConstraint(
            model_name='signature',
            constraint=models.CheckConstraint(condition=models.Q(('decision', 'approved'), models.Q(('comment', ''), _negated=True), _connector='OR'), name='news_return_has_a_comment', violation_error_message='Say what is to be changed.'),
        ),
        migrations.AddConstraint(
            model_name='signature',
            constraint=apps.org.constraints.WriteOnce(fields=('revision', 'stage', 'by', 'decision', 'comment', 'at'), name='news_signature_never_changes'),
        ),
        migrations.AddIndex(
            model_name='transition',
            index=models.Index(fields=['article', '-id'], name='news_transition_history'),
        ),
        migrations.AddIndex(
            model_name='transition',
            index=models.Index(condition=models.Q(('notified_at__isnull', True)), fields=['id'], name='news_transition_outbox'),
        ),
        migrations.AddConstraint(
            model_name='transition',
            constraint=models.CheckConstraint(condition=models.Q(('is_override', False), models.Q(('reason', ''), _negated=True), _connector='OR'), name='news_override_has_a_reason'),
        ),
        migrations.AddConstraint(
            model_name='transition',
            constraint=apps.org.constraints.WriteOnce(fields=('article', 'revision', 'from_state', 'to_state', 'at', 'reason', 'is_override'), may_clear=('by',), name='news_log_never_changes'),
        ),
    ]
