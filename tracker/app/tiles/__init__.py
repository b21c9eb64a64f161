"""The matrix: its cells, its legend, its look, and the way through time."""
