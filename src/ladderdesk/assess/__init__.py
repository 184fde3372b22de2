"""What the record means: pure rules from frozen values to frozen values, with no store, no window and no clock."""
