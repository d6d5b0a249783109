"""Reads a story and proposes who is in it, who said what and what happened.

Knows no Django: it runs before, beside and without it.
"""
