"""What can go wrong at the desk."""


class TooManyWebhooks(Exception):
    """There are as many as there may be."""
