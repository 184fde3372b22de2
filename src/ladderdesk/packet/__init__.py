"""A document built from chosen evidence: composed, checked, redacted, rendered."""
