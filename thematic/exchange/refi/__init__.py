"""REFI-QDA projects (.qdpx) and codebooks (.qdc), in and out."""
