"""Stage 5, report: Report -> json, text."""
