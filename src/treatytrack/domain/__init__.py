"""What an agreement is and what follows from it: plain values and functions, without clock, file, database or terminal."""
