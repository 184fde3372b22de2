"""The Packet screen: what goes in, the finished pages as they will be, and how they leave this computer."""
