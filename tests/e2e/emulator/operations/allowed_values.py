"""Values of parameters, as parameter groups describe them."""

import re


def is_allowed(value: str, allowed: str | None) -> bool:
    """Whether a value is one that AllowedValues names: a range of integers such as -1-100, or a list.

    A list also allows several of its values at once; a formula in braces is computed later and fits.
    """
    if allowed is None or "{" in value:
        return True
    limits = re.fullmatch(r"(-?\d+)-(-?\d+)", allowed)
    if limits:
        lowest, highest = (int(limit) for limit in limits.groups())
        return re.fullmatch(r"-?\d+", value) is not None and lowest <= int(value) <= highest
    return all(part in allowed.split(",") for part in value.split(","))
