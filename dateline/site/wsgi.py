"""The door Granian knocks at, on a socket that only the press can reach."""

import os

from django.core.wsgi import get_wsgi_application

from dateline.lib.parent import end_with_server
from dateline.lib.start import without_collecting
from dateline.press.server.told import as_told_by_the_press

end_with_server()
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "dateline.site.settings")
with without_collecting():
    application = as_told_by_the_press(get_wsgi_application())
