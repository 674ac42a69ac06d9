"""What the house promises of itself, and the makers of what the README shows."""
