from django.urls import path

import dateline.comments.converters
import dateline.stories.converters  # noqa: F401 - numbers as our addresses write them
from dateline.comments.answering import reply_page
from dateline.comments.contact import letter_sent
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
    path("replies/withheld/<slug:reference>/", withheld, name="reply_withheld"),
    path("contact/sent/", letter_sent, name="letter_sent"),
]
