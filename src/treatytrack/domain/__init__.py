"""What an agreement is and what follows from it: plain values and functions; no clock, file, database or terminal."""
