"""What `report` needs besides its action: every form in which a report goes out, and the memory of it."""
