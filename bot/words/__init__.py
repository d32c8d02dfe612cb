"""What typed words mean: the words a file a language, in `languages`, and who looks for them."""
