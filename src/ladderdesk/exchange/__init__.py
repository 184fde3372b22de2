"""The journal in other shapes: one JSON document, the stable JSON of an entry, the sample."""
