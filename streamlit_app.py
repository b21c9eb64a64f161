"""What `streamlit run` starts: the pages behind the front door, each sent with its style and its way back."""

import streamlit as st
from starlette.middleware import Middleware
from starlette.routing import Route

from tracker.app.frame.callbacks import finish_callbacks
from tracker.app.frame.early_head import EarlyHead
from tracker.app.frame.news import files_now
from tracker.app.frame.places import STEPS
from tracker.app.frame.web import style

finish_callbacks()
early_head = Middleware(EarlyHead, sheet=style("page"), at_first=style("first_look"), script=STEPS)
app = st.App("tracker/app/front_door.py", routes=[Route("/files", files_now)], middleware=[early_head])
