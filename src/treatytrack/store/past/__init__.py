"""What a register remembers: who changed what, each record before and after, what was known when; and taking back."""
