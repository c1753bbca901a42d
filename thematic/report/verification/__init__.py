"""A manuscript held against its study: every quotation in the transcripts, every comparison in the tables."""
