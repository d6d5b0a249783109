"""The door Granian knocks at."""

import os

from django.conf import settings
from django.core.wsgi import get_wsgi_application

from dateline.lib.parent import end_with_server
from dateline.lib.proxies import behind_proxies

end_with_server()
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "dateline.site.settings")
application = behind_proxies(get_wsgi_application(), settings.SITE.trusted_proxies)
