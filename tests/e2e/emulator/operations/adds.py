"""The other way in which moto is changed: operations that it does not have."""

from collections.abc import Callable
from typing import Any


def adds(owner: type) -> Callable[[Callable[..., Any]], Callable[..., Any]]:
    """Adds a method to one of moto's classes, under the function's own name.

    A method that is there already is an error: it means that this file was written for another moto.
    """

    def decorate(function: Callable[..., Any]) -> Callable[..., Any]:
        if hasattr(owner, function.__name__):
            raise AttributeError(f"{owner.__name__} already has {function.__name__}")
        setattr(owner, function.__name__, function)
        return function

    return decorate
