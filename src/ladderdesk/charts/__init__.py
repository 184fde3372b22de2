"""One function per chart: rows in, a drawn figure out, with the same rows as a table and as places to point at."""
