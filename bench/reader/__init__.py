"""How well the reader reads, on public sets that are not part of this project."""
