"""Reads a story and proposes who is in it and who said what. Knows no Django: it runs before, beside and without it."""
