"""A house of one file or two, for the laws to look at."""

import pytest


@pytest.fixture
def put(tmp_path):
    """Write one file of a house under tmp_path and return the house."""

    def put(name: str, content: str):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(content, encoding="utf-8")
        return tmp_path

    return put
