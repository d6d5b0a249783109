"""Choosing a password by a link that works once."""

from django.conf import settings
from django.contrib.auth.views import PasswordResetConfirmView
from django.urls import reverse_lazy


class Welcome(PasswordResetConfirmView):
    """Where the link leads that `dateline init` prints. Needs no mail, and signs the person in."""

    template_name = "accounts/welcome.html"
    success_url = reverse_lazy("wagtailadmin_home")
    post_reset_login = True
    post_reset_login_backend = settings.AUTHENTICATION_BACKENDS[-1]
