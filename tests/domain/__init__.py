"""The rules, tested one by one, against public facts, and against an oracle written another way."""
