"""The moderators' screens, one a file."""
