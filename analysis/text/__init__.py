"""Text as the rules see it: folded, split into words, with the way back."""
