"""The rooms of relations: what is between two parties, or of one with all; what happened; how that is told."""
