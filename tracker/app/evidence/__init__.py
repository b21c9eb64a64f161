"""The evidence behind a cell, an actor, a proposal or a source, in lists and in the drawer."""
