"""Finding: what a person half remembers, in everything that a casebook says. The one room that knows Whoosh."""
