"""What happened, what is expected and what was called off, by the verbs and nouns of a story that say so."""
