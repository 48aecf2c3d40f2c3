"""Many constraints and triggers in one step.

Django renders the models anew after every operation of a migration. Two hundred operations on forty related models
then take longer than making the tables; one after the other, on models that no longer change, they need it once.
"""

from collections.abc import Iterator
from itertools import groupby

from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.operations.base import Operation
from django.db.migrations.state import ProjectState
from pgtrigger.migrations import AddTrigger

ON_FINISHED_MODELS = (migrations.AddConstraint, migrations.AddIndex, AddTrigger)


class Together(Operation):
    """Operations that change no field, done as one."""

    def __init__(self, operations: list[Operation]) -> None:
        self.operations = operations

    def state_forwards(self, app_label: str, state: ProjectState) -> None:
        state.__dict__.pop("apps", None)  # nothing is rendered until somebody asks again
        for operation in self.operations:
            operation.state_forwards(app_label, state)

    def database_forwards(
        self, app_label: str, schema_editor: BaseDatabaseSchemaEditor, from_state: ProjectState, to_state: ProjectState
    ) -> None:
        for operation in self.operations:
            operation.database_forwards(app_label, schema_editor, to_state, to_state)


class MigrationTogether(migrations.Migration):
    """Applies what it can together; everything else as Django does."""

    def apply(
        self, project_state: ProjectState, schema_editor: BaseDatabaseSchemaEditor, collect_sql: bool = False
    ) -> ProjectState:
        self.operations = list(_grouped(self.operations))
        return super().apply(project_state, schema_editor, collect_sql)


def _grouped(operations: list[Operation]) -> Iterator[Operation]:
    for is_on_finished, group in groupby(operations, lambda each: isinstance(each, ON_FINISHED_MODELS)):
        if is_on_finished:
            yield Together(list(group))
        else:
            yield from group
