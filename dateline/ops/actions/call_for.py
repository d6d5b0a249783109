"""Ask for background work that is done again and again, once."""

from typing import Any

from django_tasks import TaskResultStatus
from django_tasks.base import Task
from django_tasks_db.models import DBTaskResult


def call_for(task: "Task[[], Any]") -> bool:
    """Put `task` on the list unless it stands there or is being done; whether it was put there."""
    open_ones = DBTaskResult.objects.filter(status__in=[TaskResultStatus.READY, TaskResultStatus.RUNNING])
    if open_ones.filter(task_path=task.module_path).exists():
        return False
    task.enqueue()
    return True
