"""Lists of words, written as they are read."""


def listed(*lines: str) -> tuple[str, ...]:
    """The words of these lines, in order."""
    return tuple(word for line in lines for word in line.split())
