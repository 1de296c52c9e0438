"""The one way in which moto is changed."""

from collections.abc import Callable
from typing import Any


def replaces(owner: type, name: str) -> Callable[[Callable[..., Any]], Callable[..., Any]]:
    """Replaces a method of one of moto's classes by a function that gets the original as first argument.

    A method that is not there is an error: it means that this file was written for another moto.
    """
    original = getattr(owner, name)

    def decorate(function: Callable[..., Any]) -> Callable[..., Any]:
        def replacement(self: Any, *args: Any, **kwargs: Any) -> Any:
            return function(original, self, *args, **kwargs)

        setattr(owner, name, replacement)
        return function

    return decorate
