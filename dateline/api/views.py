"""What describes the API: a page for people, a document for programs."""

import json

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from dateline.api.endpoint import ROOT
from dateline.api.openapi import described
from dateline.api.router import ENDPOINTS
from dateline.press.rendering import pressed
from dateline.publication.queries import current_house


@pressed
@require_safe
def openapi(request: HttpRequest) -> HttpResponse:
    """OpenAPI 3.1."""
    told = json.dumps(described(current_house()), ensure_ascii=False, indent=1)
    answer = HttpResponse(told, content_type="application/json; charset=utf-8")
    answer.headers["Access-Control-Allow-Origin"] = "*"
    return answer


@pressed
@require_safe
def about_the_api(request: HttpRequest) -> HttpResponse:
    """What can be asked, with examples."""
    return render(request, "api/about.html", {"endpoints": ENDPOINTS, "root": ROOT})
