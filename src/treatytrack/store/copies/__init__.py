"""Copies of a register: backups, what is put in its place, what is kept aside, and what is made anew."""
