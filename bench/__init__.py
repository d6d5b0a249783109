"""Benchmarks: each one command, which checks the answer before it times it."""
