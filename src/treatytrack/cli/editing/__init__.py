"""A record opened as a text in the editor of whoever is at the terminal."""
