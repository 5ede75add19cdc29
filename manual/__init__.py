"""The editors' manual of pictures, in both languages, made from the running product: ``bin/manual``."""
