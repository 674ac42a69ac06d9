"""What must never happen, each promise with the harness that would catch it: a small run in the suite, a full one by
`python -m tests.reliability --full`.
"""
