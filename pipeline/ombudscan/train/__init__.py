"""Training of the classifier from labelled sentences; needs the [train] extra."""
