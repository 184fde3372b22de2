"""The Home screen: log a win, see the week, what needs the user, and how ready they are."""
