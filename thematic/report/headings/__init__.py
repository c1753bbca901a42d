"""What tables and reports say in each language: one module a subject, each with equal keys in NB and EN."""
