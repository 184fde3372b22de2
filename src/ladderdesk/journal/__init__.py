"""The record: what the user wrote, and the verbs that change it."""
