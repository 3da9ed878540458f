"""Writes the man page of a program whose commands swift-argument-parser describes.

Usage: page.py COMMANDS.json >PROGRAM.1, where COMMANDS.json is what PROGRAM --experimental-dump-help prints.
Source of the markup: man(7).
"""

import json
import sys
from pathlib import Path
from typing import Any, Iterator

Described = dict[str, Any]

FILES = {
    "~/.local/share/gillab/results.sqlite": "The store of results, unless --store names another.",
    "~/.cache/gillab/interpreters.txt": "What is known of this machine's Pythons; it may be removed at any time.",
}

ENVIRONMENT = {
    "XDG_DATA_HOME, XDG_CACHE_HOME": "Where these files are, instead of ~/.local/share and ~/.cache.",
    "GILLAB_PYTHONS": "Executables to look for beside those that are found, separated by colons.",
    "NO_COLOR": "If it is set, nothing is painted.",
    "TMPDIR": "Where runs have their working folders.",
}


def escaped(text: str) -> str:
    """Text in which nothing is markup; a list without spaces may be broken after its commas."""
    text = text.replace("\\", "\\e").replace("-", "\\-").replace(",", ",\\:")
    return "\\&" + text if text[:1] in (".", "'") else text


def paragraph(text: str) -> str:
    """Lines of running text; none of them can be taken for a macro."""
    return "\n".join(escaped(line) for line in text.strip().splitlines())


def titled(macro: str, title: str) -> str:
    return f'.{macro} "{escaped(title)}"'


def spelling(name: Described) -> str:
    return {"long": "--", "short": "-", "longWithSingleDash": "-"}[name["kind"]] + name["name"]


def value_of(argument: Described) -> str:
    return f"\\fI{escaped(argument.get('valueName') or 'value')}\\fR"


def shown(command: Described) -> list[Described]:
    return [argument for argument in command.get("arguments") or [] if argument.get("shouldDisplay", True)]


def option_words(argument: Described) -> str:
    names = ", ".join(f"\\fB{escaped(spelling(name))}\\fR" for name in argument.get("names") or [])
    return names if argument["kind"] == "flag" else f"{names} {value_of(argument)}"


def usage(words: list[str], command: Described) -> str:
    parts = [f"\\fB{escaped(' '.join(words))}\\fR"]
    options = [argument for argument in shown(command) if argument["kind"] != "positional"]
    if any(argument.get("isOptional", True) for argument in options):
        parts.append("[\\fIoptions\\fR]")
    parts += [option_words(argument) for argument in options if not argument.get("isOptional", True)]
    for argument in shown(command):
        if argument["kind"] == "positional":
            word = value_of(argument) + (" ..." if argument.get("isRepeating") else "")
            parts.append(f"[{word}]" if argument.get("isOptional", True) else word)
    return " ".join(parts)


def argument_lines(argument: Described) -> Iterator[str]:
    yield ".TP"
    yield value_of(argument) if argument["kind"] == "positional" else option_words(argument)
    text = " ".join((argument.get("abstract") or "").split())
    default = argument.get("defaultValue")
    if default and "Default:" not in text:
        text += f" Default: {default}."
    yield paragraph(text) or "\\&"


def command_lines(words: list[str], command: Described) -> Iterator[str]:
    """A section of a command, and those of its own commands."""
    yield titled("SS", " ".join(words))
    yield usage(words, command)
    for text in (command.get("abstract"), command.get("discussion")):
        if text:
            yield ".PP"
            yield paragraph(text)
    for argument in shown(command):
        if [name["name"] for name in argument.get("names") or []] not in (["h", "help"], ["version"]):
            yield from argument_lines(argument)
    for inner in command.get("subcommands") or []:
        yield from command_lines(words + [inner["commandName"]], inner)


def list_lines(entries: dict[str, str]) -> Iterator[str]:
    for name, meaning in entries.items():
        yield ".TP"
        yield f"\\fB{escaped(name)}\\fR"
        yield paragraph(meaning)


def page(program: Described) -> Iterator[str]:
    name = program["commandName"]
    commands = [
        command
        for command in program.get("subcommands") or []
        if command.get("shouldDisplay", True) and command["commandName"] != "help"
    ]
    yield f'.TH "{name.upper()}" "1" "" "{name}" "User Commands"'
    # Options and paths are not to be broken at the end of a line.
    yield ".nh"
    yield ".ad l"
    yield titled("SH", "NAME")
    yield f"{name} \\- {paragraph(program.get('abstract') or '')}"
    yield titled("SH", "SYNOPSIS")
    yield f"\\fB{name}\\fR \\fIcommand\\fR [\\fIoptions\\fR]"
    yield ".br"
    yield f"\\fB{name} help\\fR \\fIcommand\\fR"
    yield titled("SH", "DESCRIPTION")
    yield paragraph(program.get("discussion") or "The commands are:")
    yield from list_lines({command["commandName"]: command.get("abstract") or "" for command in commands})
    yield titled("SH", "COMMANDS")
    for command in commands:
        yield from command_lines([name, command["commandName"]], command)
    yield titled("SH", "FILES")
    yield from list_lines(FILES)
    yield titled("SH", "ENVIRONMENT")
    yield from list_lines(ENVIRONMENT)
    yield titled("SH", "SEE ALSO")
    yield "\\fBpython3\\fR(1)"


def main(arguments: list[str]) -> int:
    if len(arguments) != 1:
        print(__doc__, file=sys.stderr)
        return 2
    try:
        described = json.loads(Path(arguments[0]).read_text(encoding="utf-8"))["command"]
    except (OSError, ValueError, KeyError, TypeError) as error:
        print(f"{arguments[0]}: {error}; pass what --experimental-dump-help printed", file=sys.stderr)
        return 2
    sys.stdout.reconfigure(encoding="utf-8")
    for line in page(described):
        print(line)
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
