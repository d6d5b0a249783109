"""The process in front: answers what is pressed from memory, hands the rest on. Nothing here imports Django."""
