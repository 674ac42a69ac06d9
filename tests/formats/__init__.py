"""Ways out: tables and cards as text."""
