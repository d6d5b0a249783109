from django.urls import path

import dateline.comments.converters
import dateline.stories.converters  # noqa: F401 - numbers as our addresses write them
from dateline.comments.answering import reply_page
from dateline.comments.appeal import appeal
from dateline.comments.contact import letter_sent
from dateline.comments.follow import follow, follow_asked, follow_confirm, follow_stop
from dateline.comments.numbers_page import numbers_page
from dateline.comments.own import deleted, own_by_pen, own_reply
from dateline.comments.recommend import recommend_reply
from dateline.comments.report import report_page, report_sent
from dateline.comments.thread_pages import at, count, thread_page
from dateline.comments.views import challenge, held, withheld

urlpatterns = [
    path("replies/challenge/", challenge, name="reply_challenge"),
    path("replies/<key:story_id>/", reply_page, name="leave_reply"),
    path("replies/<key:story_id>/held/", held, name="reply_held"),
    path("replies/<key:story_id>/count/", count, name="reply_count"),
    path("replies/<key:story_id>/at/<key:reply_id>/", at, name="reply_at"),
    path("replies/<key:story_id>/page/<key:page>/", thread_page, name="thread_page"),
    path("replies/<key:story_id>/<order:order>/", thread_page, name="thread_in_order"),
    path("replies/<key:story_id>/<order:order>/page/<key:page>/", thread_page, name="thread_in_order_page"),
    path("replies/recommend/<key:reply_id>/", recommend_reply, name="recommend_reply"),
    path("replies/report/<key:reply_id>/", report_page, name="report_reply"),
    path("replies/report/sent/", report_sent, name="report_sent"),
    path("replies/own/<key:reply_id>/", own_by_pen, name="own_reply_by_pen"),
    path("replies/own/<key:reply_id>/<slug:signature>/", own_reply, name="own_reply"),
    path("replies/own/deleted/", deleted, name="own_reply_deleted"),
    path("replies/<key:story_id>/follow/", follow, name="follow_replies"),
    path("replies/follow/asked/", follow_asked, name="follow_asked"),
    path("replies/follow/confirm/<slug:secret>/", follow_confirm, name="follow_confirm"),
    path("replies/follow/stop/<slug:secret>/", follow_stop, name="follow_stop"),
    path("replies/withheld/<slug:reference>/", withheld, name="reply_withheld"),
    path("replies/appeal/<key:reply_id>/<slug:signature>/", appeal, name="appeal"),
    path("replies/numbers/<yyyy:year>/", numbers_page, name="reply_numbers"),
    path("contact/sent/", letter_sent, name="letter_sent"),
]
