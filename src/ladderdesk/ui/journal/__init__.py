"""The Journal screen: filters, the list of entries, the editor that saves by itself, and the impact coach."""
