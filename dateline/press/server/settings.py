"""What the front is told, by names in its environment."""

SOCKET = "DATELINE_DJANGO_SOCKET"
"""Where Django listens."""

PRESS_FOLDER = "DATELINE_PRESS_FOLDER"
HOSTS = "DATELINE_PRESS_HOSTS"
"""Names the newsroom answers to, with commas between."""

MEMORY = "DATELINE_PRESS_BYTES"
"""How many bytes of pages it may keep in memory."""

PROXIES = "DATELINE_PRESS_PROXIES"
"""Whose word counts for where a request comes from, with commas between."""
