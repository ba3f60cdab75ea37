"""The site with its pictures, for measuring without a proxy."""

from django.conf import settings
from whitenoise import WhiteNoise

from config.wsgi import application as site

application = WhiteNoise(site, root=str(settings.MEDIA_ROOT), prefix=settings.MEDIA_URL)
