"""Phase 6: tables as values, and their way to the terminal, text files, Word and Excel."""
