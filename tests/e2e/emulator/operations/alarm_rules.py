"""The language of composite alarms' rules: ALARM("a") OR (OK("b") AND NOT ALARM("c"))."""

import re
from collections.abc import Callable

STATES = ("ALARM", "OK", "INSUFFICIENT_DATA")
TOKEN = re.compile(r'\s*(?:(?P<symbol>[()])|"(?P<quoted>[^"]*)"|(?P<word>[^\s()"]+))')

# Whether an alarm, given by its name, is in a state.
IsIn = Callable[[str, str], bool]


class RuleError(Exception):
    """What is wrong with a rule."""


class AlarmRule:
    """A rule that was read to its end; an alarm may stand in it by its name or by its ARN."""

    def __init__(self, text: str) -> None:
        self._tokens = tokens(text)
        self._next = 0
        self.alarm_names: list[str] = []
        self._holds = self._disjunction()
        if self._peek() is not None:
            raise RuleError(f"nothing is expected before {self._peek()}")

    def holds(self, is_in: IsIn) -> bool:
        return self._holds(is_in)

    def _disjunction(self) -> Callable[[IsIn], bool]:
        parts = [self._conjunction()]
        while self._peek() == "OR":
            self._take()
            parts.append(self._conjunction())
        return lambda is_in: any(part(is_in) for part in parts)

    def _conjunction(self) -> Callable[[IsIn], bool]:
        parts = [self._term()]
        while self._peek() == "AND":
            self._take()
            parts.append(self._term())
        return lambda is_in: all(part(is_in) for part in parts)

    def _term(self) -> Callable[[IsIn], bool]:
        token = self._take()
        if token == "NOT":
            negated = self._term()
            return lambda is_in: not negated(is_in)
        if token == "(":
            inner = self._disjunction()
            self._expect(")")
            return inner
        if token in ("TRUE", "FALSE"):
            return lambda _: token == "TRUE"
        if token in STATES:
            return self._alarm_in(token)
        if token == "AT_LEAST":
            raise NotImplementedError("This emulator does not count alarms.")
        raise RuleError(f"{token} is neither a state nor an operator")

    def _alarm_in(self, state: str) -> Callable[[IsIn], bool]:
        self._expect("(")
        name = self._take().split(":alarm:")[-1]
        self._expect(")")
        if name not in self.alarm_names:
            self.alarm_names.append(name)
        return lambda is_in: is_in(name, state)

    def _peek(self) -> str | None:
        return self._tokens[self._next] if self._next < len(self._tokens) else None

    def _take(self) -> str:
        token = self._peek()
        if token is None:
            raise RuleError("it ends too early")
        self._next += 1
        return token

    def _expect(self, symbol: str) -> None:
        token = self._take()
        if token != symbol:
            raise RuleError(f"{symbol} is expected instead of {token}")


def tokens(text: str) -> list[str]:
    found, position = [], 0
    while text[position:].strip():
        match = TOKEN.match(text, position)
        if match is None:
            raise RuleError("a quotation mark is not closed")
        found.append(match.group(match.lastgroup or 0))
        position = match.end()
    return found
