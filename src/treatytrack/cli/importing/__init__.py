"""What `import` needs besides its action: the file, how far it is, what is said of it, and its rejects."""
