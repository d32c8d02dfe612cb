"""The check-ins as admins see and change them."""
