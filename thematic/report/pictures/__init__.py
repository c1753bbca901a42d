"""Pictures of a study: what is drawn as plain values, and the drawing of each kind."""
