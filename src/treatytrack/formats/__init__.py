"""Ways out: each file turns a Table into text; the file name is the name given to --format."""
