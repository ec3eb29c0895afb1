"""How a timeline looks and is laid out, without files, SQL or Qt."""
