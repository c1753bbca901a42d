"""Whole studies in and out: coders' copies of a study brought together."""
