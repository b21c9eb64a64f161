"""A table in, an Altair chart out; and a chart as a picture for paper."""

import altair as alt

alt.data_transformers.disable_max_rows()  # its guard against large notebooks would refuse a large matrix
