"""What is behind a cell of the comparison, record by record; or why two sites make a pair for teaching.

Stays beside the comparison. Knows records and contrasts; the Compare page shows it and goes where it asks.
"""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QScrollArea, QWidget

from casebook.compare import evidence
from casebook.compare.contrasts import Contrast, Feature
from casebook.compare.evidence import Found
from casebook.domain import sentences
from casebook.domain.snapshot import Snapshot
from casebook.ui import labels, navigation, story_view
from casebook.ui.appearance import Role

_HINT = "Choose a cell to see what it rests on."


class EvidencePanel(QScrollArea):
    """The panel.

    Signals:
        asked(str): the person wants to go to this address.
    """

    asked = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName("What is behind the cell chosen")
        self.show_nothing()

    def show_nothing(self) -> None:
        """Say what can be chosen."""
        self.setWidget(
            labels.card([labels.label("Evidence", Role.HEADING), labels.label(_HINT, Role.SOFT)])
        )

    def show_evidence(self, snapshot: Snapshot, name: str, ids: Sequence[str]) -> None:
        """Show the records with these ids under the name of their cell."""
        parts: list[QWidget] = [labels.label(name, Role.HEADING)]
        if not ids:
            words = (
                f"{sentences.capital(sentences.NOT_REPORTED)}: nothing in this casebook says it."
            )
            parts.append(labels.label(words, Role.SOFT))
        for own_id in ids:
            found = evidence.find(snapshot, own_id)
            if found is not None:
                parts += self._record(found)
        self.setWidget(labels.card(parts))

    def show_contrast(self, found: Contrast) -> None:
        """Show what makes two sites a pair."""
        one, other = (site.number for site in found.sites)
        parts: list[QWidget] = [labels.label(f"Sites {one} and {other} as a pair", Role.HEADING)]
        for heading, features in (
            ("Alike at the start", [each for each in found.start if each.alike]),
            ("Different at the start", [each for each in found.start if not each.alike]),
            ("Different at the end", [each for each in found.end if not each.alike]),
            ("Alike at the end", [each for each in found.end if each.alike]),
        ):
            if features:
                parts.append(labels.label(heading, Role.HEADING))
                parts += [labels.label(_said(each)) for each in features]
        parts.append(labels.label(_HINT, Role.SOFT))
        self.setWidget(labels.card(parts))

    def _record(self, found: Found) -> list[QWidget]:
        parts: list[QWidget] = [labels.label(found.kind, Role.SMALL)]
        number = found.site_id.removeprefix("site-").lstrip("0")
        there = ["site", number, *(["event", found.event_id] if found.event_id else [])]
        parts.append(labels.link(found.title, partial(self.asked.emit, navigation.address(*there))))
        if found.text and found.text != found.title:
            parts.append(story_view.as_label(found.text, found.site_id, self.asked.emit))
        if found.spoken:
            parts.append(labels.label(found.spoken))
            parts.append(labels.label(found.tied, Role.SMALL))
        basis = sentences.basis(found.evidence)
        if basis:
            parts.append(labels.one_line(basis, Role.INFERRED))
            parts.append(
                labels.label(sentences.as_sentence(sentences.reasoning(found.evidence)), Role.SMALL)
            )
        if found.evidence.conflict:
            words = f"{sentences.DISAGREES}: {found.evidence.conflict}"
            parts.append(labels.label(sentences.as_sentence(words), Role.SMALL))
        if found.evidence.source:
            parts.append(labels.label(found.evidence.source, Role.SMALL))
        return parts


def _said(feature: Feature) -> str:
    one, other = feature.values
    return f"{feature.label}: {one}" if one == other else f"{feature.label}: {one} / {other}"
