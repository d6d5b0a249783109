"""The reader: proposes who is in a story, who said what, and when, each from a range of its text."""
