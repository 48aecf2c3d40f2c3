"""`manage.py make_events N`: a timeline of N made-up events, to look at and to measure."""

from __future__ import annotations

import time
from argparse import ArgumentParser
from collections.abc import Callable
from typing import Any

from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError
from django.core.validators import validate_slug

from events.actions.accounts import create_local_owner
from events.actions.refusals import Invalid
from events.exchange import make_events


class Command(BaseCommand):
    """Says how far it is; stopped halfway, it leaves nothing."""

    help = "Make a timeline of N made-up events: the same for the same seed. It belongs to the local owner."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """How many, and where."""
        parser.add_argument("count", type=int, metavar="N", help="how many events")
        parser.add_argument("--slug", default="", help="the timeline's address (made-up-N)")
        parser.add_argument("--title", default="", help="its title (N made-up events)")
        parser.add_argument("--seed", type=int, default=2007, help="another seed makes other events (2007)")
        parser.add_argument(
            "--alone", action="store_true", help="several times faster; nobody can read any timeline meanwhile"
        )
        parser.add_argument("--public", action="store_true", help="let everybody read it")

    def handle(
        self, *args: Any, count: int, slug: str, title: str, seed: int, public: bool, alone: bool, **options: Any
    ) -> None:
        """Make it, or say what to do instead."""
        slug = slug or f"made-up-{count}"
        began = time.monotonic()
        try:
            validate_slug(slug)
            timeline = make_events(
                count=count,
                by=create_local_owner(),
                slug=slug,
                title=title,
                seed=seed,
                is_public=public,
                is_alone=alone,
                progress=self._progress(count, began),
            )
        except ValidationError as error:
            raise CommandError(f"{slug} cannot be an address: use letters, figures, - and _ only.") from error
        except Invalid as error:
            remedy = f" Name another: --slug {slug}-2." if "slug" in error.problems else ""
            raise CommandError(" ".join(error.problems.values()) + remedy) from error
        except KeyboardInterrupt:
            raise CommandError("Stopped, and nothing was made.", returncode=130) from None
        seconds = time.monotonic() - began
        whose = "public" if public else "private"
        pace = f"{seconds:.0f} s, {count / seconds:,.0f} a second"
        self.stdout.write(f"Made {count:,} events at /t/{timeline.slug}/, {whose}, in {pace}.")

    def _progress(self, count: int, began: float) -> Callable[[int], None]:
        def say(made: int) -> None:
            pace = made / (time.monotonic() - began)
            self.stdout.write(f"{made:,} of {count:,} written, {pace:,.0f} a second")

        return say
