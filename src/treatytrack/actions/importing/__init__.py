"""The rooms of import: a whole file, its parts, who is named in it, which record is which, what becomes of each."""
