"""What typed words mean: signs, self-harm, death, leaving, numbers; a file a language."""
