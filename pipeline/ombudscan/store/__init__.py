"""A run's tables as data frames and files."""
