"""The Learn screen: where am I now, reference, practice and checkpoints."""
