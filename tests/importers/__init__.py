"""Ways in: text to rows with their places."""
