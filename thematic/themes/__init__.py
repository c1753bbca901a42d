"""Phases 3 to 5: themes as a tree of their own, and the codes that make them up."""
