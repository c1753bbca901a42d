"""Phase 1: transcripts, turns, speakers, cases and attributes, the interview guide, search and memos."""
