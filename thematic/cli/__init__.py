"""The terminal: one thin module a group of commands, loaded when a command of it is called."""
