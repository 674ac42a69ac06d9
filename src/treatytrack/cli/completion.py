"""`treatytrack completion`: the script by which a shell completes the words of treatytrack."""

from pathlib import Path
from typing import Annotated

import typer

from treatytrack.cells import chosen_from
from treatytrack.cli.speaking import answer

SHELLS = ("bash", "zsh", "fish")


def command(
    shell: Annotated[str, typer.Argument(metavar="SHELL", help="bash, zsh or fish.")],
) -> None:
    """Print the script that lets a shell complete commands, options, refs, parties, types and QUERY at a Tab.

    A Tab asks the program what fits, so it knows your register; it never makes or changes one.

    \b
    Install it with one line; it works from the next shell on:
      bash:  echo 'source <(treatytrack completion bash)' >> ~/.bashrc
      zsh:   echo 'source <(treatytrack completion zsh)' >> ~/.zshrc
      fish:  treatytrack completion fish \\
               > ~/.config/fish/completions/treatytrack.fish

    In zsh the line stands after compinit; in the bash of macOS write eval "$(treatytrack completion bash)" instead.

    \b
    Examples:
      treatytrack completion bash
      treatytrack completion fish
    """
    chosen = chosen_from(SHELLS, "a shell that this completes for", shell)
    answer([_script(chosen)])


def _script(shell: str) -> str:
    folder = Path(__file__).parent / "completing"
    return (folder / f"treatytrack.{shell}").read_text(encoding="utf-8").rstrip("\n")
