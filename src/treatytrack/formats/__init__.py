"""Ways out: each file writes a value of `answers` as text or bytes, and computes nothing.

A file named as a `--format` is that format; `formats/` in the README tells what the others share.
"""
