"""The pages that explain: topics, what draws them, and the man page of the whole program."""
