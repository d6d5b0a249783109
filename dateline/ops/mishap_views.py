"""What broke, at the desk: a list to read, nothing to change."""

from typing import Any

from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import Column, DateColumn, TitleColumn
from wagtail.admin.views.generic import InspectView
from wagtail.admin.views.reports import ReportView
from wagtail.permission_policies import ModelPermissionPolicy

from dateline.ops.models import Mishap

MAY_READ = ModelPermissionPolicy(Mishap)


class MishapList(ReportView):
    """The latest first."""

    model = Mishap
    permission_policy = MAY_READ
    any_permission_required = ("view",)
    index_url_name = "mishaps"
    index_results_url_name = "mishaps_results"
    page_title = _("Mishaps")
    header_icon = "warning"
    columns = (
        TitleColumn("kind", label=_("Error"), url_name="mishap"),
        Column("path", label=_("Address")),
        Column("request_id", label=_("Id")),
        DateColumn("happened_at", label=_("When")),
    )
    list_export = ("request_id", "happened_at", "method", "path", "kind")

    def get_queryset(self) -> Any:
        return Mishap.objects.order_by("-happened_at").defer("trace")


class MishapPage(InspectView):
    """One of them, with its trace."""

    model = Mishap
    permission_policy = MAY_READ
    any_permission_required = ("view",)
    index_url_name = "mishaps"
    page_title = _("Mishap")
    header_icon = "warning"
    fields = ("kind", "path", "method", "happened_at", "request_id", "trace")

    def get_trace_display_value(self) -> SafeString:
        return format_html('<pre style="white-space: pre-wrap">{}</pre>', self.object.trace)
