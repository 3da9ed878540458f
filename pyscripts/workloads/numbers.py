"""The numbers and bytes that units are made of: the same in both languages (docs/workloads.md, "Numbers")."""

from __future__ import annotations

from _thread import allocate_lock

MASK = (1 << 64) - 1
_MULTIPLIER = 1103515245
_INCREMENT = 12345
_STATE = (1 << 31) - 1


def mix(x: int) -> int:
    """Take one step of SplitMix64 from x, finalised."""
    x = (x + 0x9E3779B97F4A7C15) & MASK
    x = ((x ^ x >> 30) * 0xBF58476D1CE4E5B9) & MASK
    x = ((x ^ x >> 27) * 0x94D049BB133111EB) & MASK
    return x ^ x >> 31


def unit_seed(seed: int, number: int) -> int:
    """Return the seed of a unit's own."""
    return mix((seed + number) & MASK)


def direct_letters(seed: int, count: int) -> bytes:
    """Make bytes as they are defined: one step of the generator for each."""
    x = seed & _STATE
    made = bytearray(count)
    for index in range(count):
        x = (x * _MULTIPLIER + _INCREMENT) & _STATE
        made[index] = 97 + (x >> 16 & 15)
    return bytes(made)


# A letter depends on the 20 low bits of the state alone, and those go through all their values: so every seed's letters
# are the same circle of 2^20 letters, entered elsewhere.
_CIRCLE_BITS = 20
_CIRCLE = 1 << _CIRCLE_BITS
_LETTERS = bytes(range(97, 113))
_circle = b""
_making = allocate_lock()


def _doubled(multiplier: int, increment: int) -> tuple[int, int]:
    """Return what makes twice as many steps at once as x * multiplier + increment does, in the circle."""
    return multiplier * multiplier % _CIRCLE, (increment * multiplier + increment) % _CIRCLE


def _make_circle() -> bytes:
    """Make a sixteenth step by step and the rest from it.

    2^16 steps, or twice as many and so on, add to a state a multiple of 2^16 that depends on its two low bits alone;
    those come in turns of four: so each fourth letter moves on by the same number of places.
    """
    made = direct_letters(0, _CIRCLE // 16)
    multiplier, increment = _MULTIPLIER, _INCREMENT
    for _ in range(_CIRCLE_BITS - 4):
        multiplier, increment = _doubled(multiplier, increment)
    while len(made) < _CIRCLE:
        following = bytearray(len(made))
        x = _INCREMENT  # The first letter is that of the state after the first step.
        for turn in range(4):
            places = ((multiplier - 1) * x + increment) >> 16 & 15
            moved = bytes.maketrans(_LETTERS, _LETTERS[places:] + _LETTERS[:places])
            following[turn::4] = made[turn::4].translate(moved)
            x = x * _MULTIPLIER + _INCREMENT
        made += following
        multiplier, increment = _doubled(multiplier, increment)
    return made


def _place_in_circle(state: int) -> int:
    """Return how many steps lead from 0 to the state: 2^j steps change its bit j and none below."""
    place, x = 0, 0
    multiplier, increment = _MULTIPLIER, _INCREMENT
    for bit in range(_CIRCLE_BITS):
        if (x ^ state) >> bit & 1:
            x = (x * multiplier + increment) & (_CIRCLE - 1)
            place += 1 << bit
        multiplier, increment = _doubled(multiplier, increment)
    return place


def letters(seed: int, count: int) -> bytes:
    """Make the same bytes as `direct_letters`; many, in a moment."""
    global _circle
    if count <= 1 << 14:
        return direct_letters(seed, count)
    with _making:
        if not _circle:
            _circle = _make_circle()
    begin = _place_in_circle(seed & (_CIRCLE - 1))
    turn = _circle[begin:] + _circle[:begin]
    whole, rest = divmod(count, _CIRCLE)
    return turn * whole + turn[:rest] if whole else turn[:rest]


class Buffers:
    """The four inputs that units of a size take turns with: unit i has that of i mod 4."""

    def __init__(self, seed: int, size: int) -> None:
        self._seed = seed
        self._size = size
        self._made: dict[int, bytes] = {}

    def __getitem__(self, number: int) -> bytes:
        kind = number & 3
        made = self._made.get(kind)
        if made is None:
            made = self._made[kind] = letters(unit_seed(self._seed, kind), self._size)
        return made

    def make(self, numbers: range) -> None:
        """Make those that these units need."""
        for number in numbers[:4]:
            self[number]
