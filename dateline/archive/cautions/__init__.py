"""What in a story does not go with the record, in plain sentences for its editor. Nothing is held up by them."""
