"""Addresses and the history of where the person has been, without Qt.

An address is the page's id and the page's own parts, each quoted and parted by slashes:
`site/6/event/by-election`. The main window keeps one `History`; pages make addresses with `address`.
"""

from urllib.parse import quote, unquote

import msgspec

from casebook.errors import Notice

_KEPT_AT_MOST = 200


def address(*parts: str) -> str:
    """Make an address from its parts; any text may be a part."""
    return "/".join(quote(part, safe="") for part in parts)


def parts(text: str) -> tuple[str, ...]:
    """Give the parts of an address, as they were before they were put together."""
    return tuple(unquote(part) for part in text.split("/")) if text else ()


def unknown(text: str) -> Notice:
    """Say that there is no page at an address."""
    return Notice(
        text=f"There is no page called “{text}” here.",
        advice="Choose a page from the list at the left.",
    )


class History(msgspec.Struct, frozen=True, kw_only=True):
    """Where the person is, has been, and came back from; the newest of `past` is last, of `future` first."""

    here: str
    past: tuple[str, ...] = ()
    future: tuple[str, ...] = ()

    def visited(self, new: str) -> "History":
        """Go on to another address; what one came back from is forgotten."""
        if new == self.here:
            return self
        return History(here=new, past=(*self.past, self.here)[-_KEPT_AT_MOST:])

    def moved(self, new: str) -> "History":
        """Note that the present page is now at another address of its own."""
        return msgspec.structs.replace(self, here=new)

    def back(self) -> "History":
        """Go one step back, where there is one."""
        if not self.past:
            return self
        return History(here=self.past[-1], past=self.past[:-1], future=(self.here, *self.future))

    def forward(self) -> "History":
        """Undo one step back, where there is one."""
        if not self.future:
            return self
        return History(here=self.future[0], past=(*self.past, self.here), future=self.future[1:])
