"""The program as its users meet it: words in; exact stdout, stderr and exit code out."""
