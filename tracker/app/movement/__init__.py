"""Stances through time: lanes, changes, and the periods they are told of."""
