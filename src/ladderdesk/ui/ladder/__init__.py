"""The Ladder screen: levels by groups, what each cell asks, and the choice of current and target level."""
