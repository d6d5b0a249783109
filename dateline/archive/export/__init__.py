"""The record as files, for whoever wants to count in it or leave with it."""
