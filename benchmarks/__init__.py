"""How fast the tracker is, raced on the same work against what people would use instead."""
