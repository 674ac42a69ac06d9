"""`add` as a conversation: what is asked, and how a line is typed."""
