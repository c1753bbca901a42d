"""Who talks more often about what: design, counts, statistics, labels."""
