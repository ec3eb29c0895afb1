"""What of Whoosh-Reloaded is used here."""
