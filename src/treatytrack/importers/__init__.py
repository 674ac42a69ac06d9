"""Ways in: each file turns the text of one format into rows with their places."""
