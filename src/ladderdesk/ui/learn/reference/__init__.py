"""The reference pages of Learn: tables, heatmaps and cards to look things up in."""
