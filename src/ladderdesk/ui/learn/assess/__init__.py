"""The assessments of Learn: answer, see the result, compare with earlier runs, take the level."""
