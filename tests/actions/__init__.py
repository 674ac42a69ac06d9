"""What stands between the words of a request and the register."""
