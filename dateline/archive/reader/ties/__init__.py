"""Who belongs to what, who heads it, and who agreed what with whom, by the words of a story that say so."""
