"""Draws charts: reads Vega-Lite specifications and writes pictures.

    render.py < SPECS > PICTURES

SPECS is a JSON object with a specification for each chart's id, PICTURES one with an `svg` element for each id. A picture
is complete in itself: it has no script and refers to nothing outside, and its ids begin with the chart's, so that several
can stand in one page.

A chart that cannot be drawn has no picture, and standard error says why. Ends with status 3 where vl_convert is not
installed, with 1 where there is no picture at all.
"""

from __future__ import annotations

import html
import json
import re
import sys
from typing import Any, Dict, Match

#: More decimals of a pixel than anyone sees; Vega writes up to seventeen digits.
DECIMALS = 2

#: What a complete picture does not have.
FOREIGN = re.compile(r"<script|<foreignObject|<image|<!ENTITY|\bon\w+=|@import|(?:href|src)\s*=\s*\"(?!#)|url\((?!#)", re.I)

GEOMETRY = re.compile(r'(?<= )(d|transform|x|y|x1|x2|y1|y2|cx|cy|r|width|height)="([^"]*)"')
NUMBER = re.compile(r"-?\d+\.\d{%d,}(?:e-?\d+)?|-?\d+(?:\.\d+)?e-\d+" % (DECIMALS + 1))


class BadChart(Exception):
    """A chart that cannot be drawn; the message says why."""


def rounded(number: Match[str]) -> str:
    text = f"{float(number.group()):.{DECIMALS}f}".rstrip("0").rstrip(".")
    return "0" if text in ("-0", "") else text


def with_own_ids(svg: str, chart: str) -> str:
    """Gives every id the chart's own beginning, and everything that refers to one."""
    ids = set(re.findall(r'\bid="([^"]+)"', svg))
    for name in sorted(ids, key=len, reverse=True):
        own = f"{chart}-{name}"
        svg = svg.replace(f'id="{name}"', f'id="{own}"')
        svg = svg.replace(f"url(#{name})", f"url(#{own})").replace(f'href="#{name}"', f'href="#{own}"')
    return svg


def tidied(svg: str, chart: str) -> str:
    """As it stands in a page."""
    # What kind of mark it is says nothing to a listener, and says it in English.
    svg = re.sub(r' aria-roledescription="[^"]*"', "", svg)
    # Opaque is what a mark is anyway.
    svg = svg.replace(' opacity="1"', "")
    svg = GEOMETRY.sub(lambda part: f'{part.group(1)}="{NUMBER.sub(rounded, part.group(2))}"', svg)
    svg = with_own_ids(svg, chart)
    # A label may say anything: it is text.
    foreign = FOREIGN.search(re.sub(r'aria-label="[^"]*"|(?<=>)[^<]*(?=</text>)', "", svg))
    if foreign:
        raise BadChart(f"its picture would refer to something outside or run a script: {foreign.group()}")
    return svg


def draw(chart: str, spec: Dict[str, Any], vl_convert: Any) -> str:
    try:
        svg = vl_convert.vegalite_to_svg(spec, allowed_base_urls=[])
    except Exception as error:
        reason = next((line.strip() for line in str(error).splitlines() if line.strip()), type(error).__name__)
        raise BadChart(f"Vega cannot draw it: {reason}") from None
    title = html.escape(str(spec.get("description", chart)))
    return tidied(svg.replace("<svg ", f'<svg role="graphics-document" aria-label="{title}" overflow="visible" ', 1), chart)


def main() -> int:
    try:
        import vl_convert
    except ImportError as error:
        print(
            f"{sys.executable}: vl-convert-python cannot be used ({error}); run make charts, or let GILLAB_CHARTS_PYTHON "
            "name the Python of a virtual environment that has it (what pip install --user installs is not looked at)",
            file=sys.stderr,
        )
        return 3
    try:
        specs: Dict[str, Dict[str, Any]] = json.load(sys.stdin)
    except ValueError as error:
        print(f"the specifications are no JSON object: {error}", file=sys.stderr)
        return 1
    pictures: Dict[str, str] = {}
    for chart, spec in specs.items():
        try:
            pictures[chart] = draw(chart, spec, vl_convert)
        except BadChart as error:
            print(f"{chart}: {error}", file=sys.stderr)
    if specs and not pictures:
        return 1
    json.dump(pictures, sys.stdout)
    return 0


if __name__ == "__main__":
    sys.exit(main())
