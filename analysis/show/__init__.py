"""What notebooks show: frames, sentences with what was found in them, and charts, each in the direction of its language."""
