"""One function per request, between what was asked at the terminal and what the register keeps."""
