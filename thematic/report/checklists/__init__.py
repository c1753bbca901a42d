"""Reporting checklists: what each asks, what the study itself can show for it, and what people have answered."""
