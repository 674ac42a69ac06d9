"""A register in full use for every schema, frozen: what the programs of later years must still open."""
