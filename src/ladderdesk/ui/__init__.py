"""The desktop program's windows, screens and widgets: the only package that imports PySide6."""
