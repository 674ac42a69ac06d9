"""A line typed at a terminal, with completion. Only a conversation imports this: prompt_toolkit takes 0.2 s."""

import sys
from collections.abc import Iterable

from prompt_toolkit import PromptSession
from prompt_toolkit.completion import CompleteEvent, Completer, Completion
from prompt_toolkit.document import Document
from prompt_toolkit.key_binding import KeyBindings, KeyPressEvent
from prompt_toolkit.keys import Keys
from prompt_toolkit.output import ColorDepth
from prompt_toolkit.output.defaults import create_output
from prompt_toolkit.output.vt100 import Vt100_Output

from treatytrack.actions.suggestions import Suggest
from treatytrack.formats.readable import readable

_ROOM_FOR_SUGGESTIONS = 6

_KEYS = KeyBindings()


@_KEYS.add(Keys.Vt100MouseEvent)
def _hear_no_mouse(_: KeyPressEvent) -> None:
    """Nothing here is done with a mouse, and the colours of a text that is pasted read as its clicks."""


@_KEYS.add("tab")
def _complete(pressed: KeyPressEvent) -> None:
    """Take the only suggestion at once: it is looked for while one types, and a quick Enter would come before it."""
    line = pressed.current_buffer
    found = list(line.completer.get_completions(line.document, CompleteEvent(completion_requested=True)))
    if len(found) == 1:
        line.apply_completion(found[0])
    elif line.complete_state:
        line.complete_next()
    elif found:
        line.start_completion(insert_common_part=True)


class _Suggested(Completer):
    """What the line so far may become."""

    def __init__(self, suggest: Suggest) -> None:
        self._suggest = suggest

    def get_completions(self, document: Document, complete_event: CompleteEvent) -> Iterable[Completion]:
        typed = document.text_before_cursor
        for one in self._suggest(typed):
            if one.answer != typed:
                yield Completion(one.answer, start_position=-len(typed), display=readable(one.shown))


def edited_line(words: str, start: str, suggest: Suggest | None, *, colour: bool) -> str:
    """Ask in these words for a line that begins as `start`; `suggest` completes it while it is typed, and by Tab.

    Raises KeyboardInterrupt for Ctrl-C and EOFError where nothing more comes.
    """
    # On stderr, which somebody sees even where the answer of the command goes elsewhere.
    output = create_output(stdout=sys.stderr)
    if isinstance(output, Vt100_Output):
        output.enable_cpr = False  # not every terminal tells where its cursor is; one that does not would be warned of
    asking: PromptSession[str] = PromptSession(
        output=output,
        color_depth=None if colour else ColorDepth.DEPTH_1_BIT,
        completer=_Suggested(suggest) if suggest else None,
        key_bindings=_KEYS,
        complete_while_typing=suggest is not None,
        reserve_space_for_menu=_ROOM_FOR_SUGGESTIONS if suggest else 0,
    )
    return asking.prompt(words, default=start)
