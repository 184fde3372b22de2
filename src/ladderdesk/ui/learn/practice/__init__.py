"""The exercises of Learn: a problem, hints, an own answer, the model answer, a score."""
