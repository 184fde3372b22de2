"""The one file that holds everything the user wrote."""
