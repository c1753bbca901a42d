"""Phase 2: the codebook, coded segments, coders, and which reading of a document counts."""
