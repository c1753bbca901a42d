"""One reader a format: each module has NAME, SUFFIXES, ``recognises(source)`` and ``read(source, speakers)``."""
