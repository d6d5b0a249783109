"""The editors' review, one screen a file."""
