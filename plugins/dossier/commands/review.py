"""Knows how an editor sees candidates in a terminal, and by which keys each is decided.

Does not know how they are found, nor what a decision changes.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import ClassVar

from rich.text import Text
from textual.app import App, ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.screen import ModalScreen
from textual.widgets import Footer, Input, OptionList, Static, TextArea
from textual.widgets.option_list import Option

from ..build.deciding import Desk, Existing
from ..build.header_files import parse_entry
from ..build.holdings import read_holdings
from ..build.ledgers import Searched, find_still_open, list_texts, search_text
from ..importing.candidates import Candidate
from ..importing.entering import Entry, write_entry
from ..importing.entries import build_entry
from ..importing.ledger import Open
from ..problems import FieldError
from .importing import read_site


def review(content: Path, article: str | None = None) -> int:
    """Have an editor decide what is open in an article, or in all whose text is here; return 0 or 1."""
    try:
        holdings = read_holdings(read_site(content, None))
        desk = Desk(holdings)
        texts = find_texts(desk, [article] if article else list_texts(holdings))
        first = next(texts, None)
    except (FieldError, OSError) as error:
        print(error, file=sys.stderr)
        return 1
    if first is None:
        print("Nothing is open." if not article else f"Nothing is open in {article}.")
        return 0
    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        print(
            "review needs a terminal; without one use import --report md and --accept-all-above",
            file=sys.stderr,
        )
        return 1
    app = Review(desk, first, texts)
    app.run()
    print(f"{app.decided} decided." + (f" To go on: review {article or ''}".rstrip() if app.is_open else ""))
    return 0


def find_texts(desk: Desk, names: Iterable[str]) -> Iterator[Searched]:
    """Search texts one after the other, and give those in which something is open."""
    for name in names:
        text = search_text(desk.holdings, name)
        if find_still_open(desk.holdings.content, text):
            yield text


class Editing(ModalScreen[str | None]):
    """Let an editor change what a candidate would put into the header."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+s", "save", "Accept it so"),
        Binding("escape", "leave", "Back"),
    ]
    CSS = "Editing { background: $background; } Editing TextArea { height: 1fr; }"

    def __init__(self, text: str) -> None:
        super().__init__()
        self.text = text

    def compose(self) -> ComposeResult:
        """Lay out the screen."""
        yield Static("Change it, then accept it so with ctrl+s. escape leads back.")
        yield TextArea(self.text)
        yield Footer()

    def action_save(self) -> None:
        """Give back what stands there."""
        self.dismiss(self.query_one(TextArea).text)

    def action_leave(self) -> None:
        """Give back nothing."""
        self.dismiss(None)


class Merging(ModalScreen[str | None]):
    """Let an editor choose what a candidate is the same as."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "leave", "Back")]
    CSS = "Merging { background: $background; } Merging OptionList { height: 1fr; }"

    def __init__(self, existing: tuple[Existing, ...]) -> None:
        super().__init__()
        self.existing = existing

    def compose(self) -> ComposeResult:
        """Lay out the screen."""
        yield Static("Which is it the same as? Type a part of it, and choose with enter. escape leads back.")
        yield Input()
        yield OptionList(*self._find(""))
        yield Footer()

    def _find(self, part: str) -> list[Option]:
        return [Option(Text(one.label), id=one.key) for one in self.existing if part in one.label.lower()]

    def on_input_changed(self, event: Input.Changed) -> None:
        """Show what has the words typed so far."""
        options = self.query_one(OptionList)
        options.clear_options()
        options.add_options(self._find(event.value.lower()))
        options.highlighted = 0 if options.option_count else None

    def on_input_submitted(self) -> None:
        """Take the one in front."""
        options = self.query_one(OptionList)
        if options.option_count:
            self.dismiss(options.get_option_at_index(options.highlighted or 0).id)

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Take what was chosen."""
        self.dismiss(event.option.id)

    def action_leave(self) -> None:
        """Give back nothing."""
        self.dismiss(None)


class Review(App[None]):
    """Show one candidate after the other; each decision is carried out at once."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("a", "accept", "Accept"),
        Binding("e", "edit", "Edit, accept"),
        Binding("r", "reject", "Reject"),
        Binding("m", "merge", "Merge"),
        Binding("n", "never", "Never again"),
        Binding("s", "skip", "Later"),
        Binding("u", "undo", "Undo"),
        Binding("q", "quit", "Stop"),
    ]
    ENABLE_COMMAND_PALETTE = False
    CSS = """
    #where, #why, #told { padding: 0 1; }
    #where { text-style: bold; }
    #sentence, #entry { padding: 1 2; }
    #told { color: $text-warning; }
    """

    def __init__(self, desk: Desk, first: Searched, further: Iterator[Searched]) -> None:
        super().__init__()
        self.desk, self.text, self.further = desk, first, further
        self.later: set[tuple[str, str]] = set()
        """Texts and candidates that were left for later."""
        self.history: list[tuple[Searched, str]] = []
        self.current: Open | None = None

    @property
    def decided(self) -> int:
        """Give how many decisions stand."""
        return len(self.history)

    @property
    def is_open(self) -> bool:
        """Say whether something is left."""
        return self.current is not None or bool(self.later)

    def compose(self) -> ComposeResult:
        """Lay out the screen."""
        yield Static(id="where")
        with VerticalScroll():
            yield Static(id="sentence")
            yield Static(id="why")
            yield Static(id="entry")
        yield Static(id="told")
        yield Footer()

    def on_mount(self) -> None:
        """Show the first candidate."""
        self._show("")

    # ------------------------------------------------------------ what is shown

    def _show(self, told: str, wanted: str = "") -> None:
        """Show the next candidate that is open, or the one that is wanted."""
        still = self._list_open()
        while not still:
            following = next(self.further, None)
            if following is None:
                break
            self.text = following
            still = self._list_open()
        self.current = next((one for one in still if one.candidate.id == wanted), still[0] if still else None)
        self.query_one("#told", Static).update(Text(told))
        if self.current is None:
            for part in ("sentence", "why", "entry"):
                self.query_one(f"#{part}", Static).update("")
            left = f"{len(self.later)} left for later" if self.later else "Nothing more is open"
            self.query_one("#where", Static).update(f"{left}. u takes the last back, q stops.")
            return
        candidate = self.current.candidate
        where = f"{self.text.title}: {len(still)} left"
        self.query_one("#where", Static).update(Text(where))
        self.query_one("#sentence", Static).update(_mark(candidate))
        why = f"{candidate.kind}, score {candidate.score:.2f}: {candidate.reason}"
        again = f"\nAsked again: {self.current.again}" if self.current.again else ""
        self.query_one("#why", Static).update(Text(why + again))
        self.query_one("#entry", Static).update(Text(self._write()))

    def _list_open(self) -> tuple[Open, ...]:
        found = find_still_open(self.desk.holdings.content, self.text)
        return tuple(one for one in found if (self.text.name, one.candidate.id) not in self.later)

    def _write(self) -> str:
        return write_entry(self._build()).rstrip("\n")

    def _build(self) -> Entry:
        assert self.current is not None
        return build_entry(self.current.candidate, self.desk.ids)

    # ------------------------------------------------------------ what is decided

    def _decide(self, carry_out: Callable[[Searched, Candidate], str]) -> None:
        """Carry out a decision; where it cannot be, say why and stay."""
        if self.current is None:
            return
        candidate = self.current.candidate
        try:
            told = carry_out(self.text, candidate)
        except (FieldError, OSError) as error:
            self.query_one("#told", Static).update(Text(str(error)))
            return
        self.history.append((self.text, candidate.id))
        self._show(told)

    def action_accept(self) -> None:
        """Accept what is proposed."""
        self._decide(lambda text, candidate: self.desk.accept(text, candidate, self._build()))

    def action_reject(self) -> None:
        """Reject it for this article."""
        self._decide(self.desk.reject)

    def action_never(self) -> None:
        """Reject it for the whole site."""
        self._decide(self.desk.never)

    def action_edit(self) -> None:
        """Change what is proposed, then accept it."""
        if self.current is not None:
            self._edit(self._write())

    def _edit(self, shown: str) -> None:
        def take(changed: str | None) -> None:
            if changed is None:
                return
            before = self.decided
            self._decide(lambda text, candidate: self.desk.accept(text, candidate, parse_entry(changed)))
            if self.decided == before:  # What was typed must not be lost over a mistake in it.
                self._edit(changed)
                self.notify(str(self.query_one("#told", Static).render()), severity="warning")

        self.push_screen(Editing(shown), take)

    def action_merge(self) -> None:
        """Say that it is the same as something that is there."""
        if self.current is None:
            return
        existing = self.desk.list_existing(self.text, self.current.candidate)
        if not existing:
            self.query_one("#told", Static).update("There is nothing to merge it with.")
            return

        def take(into: str | None) -> None:
            if into is not None:
                self._decide(lambda text, one: self.desk.merge(text, one, self._build(), into))

        self.push_screen(Merging(existing), take)

    def action_skip(self) -> None:
        """Leave it for another time."""
        if self.current is not None:
            self.later.add((self.text.name, self.current.candidate.id))
            self._show("Left for later.")

    def action_undo(self) -> None:
        """Take the last decision back, and show its candidate again."""
        try:
            told = self.desk.undo()
        except (FieldError, OSError) as error:
            self.query_one("#told", Static).update(Text(str(error)))
            return
        self.text, wanted = self.history.pop()
        self._show(told, wanted)


def _mark(candidate: Candidate) -> Text:
    """Return the sentence with the words that matter set off."""
    sentence = candidate.sentence
    shown = Text(sentence.text)
    for words in candidate.words:
        if words.line == sentence.line:
            start = max(words.start - sentence.start, 0)
            end = min(words.end, sentence.end) - sentence.start
            if start < end:
                shown.stylize("bold reverse", start, end)
    return shown
