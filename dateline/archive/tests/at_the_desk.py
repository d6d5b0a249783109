"""Whoever is signed in, for the tests of the archive's screens."""

from typing import Any

from django.test import Client


def signed_in(user: Any) -> Client:
    client = Client()
    client.force_login(user)
    return client
