"""What lists of subjects are called at the press."""


def people_at(subject_id: int) -> str:
    """Who holds a role there, and has a page."""
    return f"list:people at:{subject_id}"
