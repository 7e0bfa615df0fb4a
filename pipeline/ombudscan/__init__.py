"""ombudscan: what a landlord's complaint documents say, held against the Complaint Handling Code."""

__version__ = "0.1.0"
