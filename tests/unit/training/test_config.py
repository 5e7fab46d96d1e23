"""Configurations and what is wrong with them."""

from __future__ import annotations

from pathlib import Path

import pytest

from training import networks
from training.config import ConfigError, load


def test_bundled_configurations_describe_their_model() -> None:
    latin, crnn = load("latin"), load("crnn")

    assert latin.spec.width is None
    assert len(crnn.spec.charset) == 30
    assert (crnn.spec.width, crnn.spec.height, crnn.spec.high_contrast) == (256, 64, True)


def test_a_configuration_gives_only_what_differs_from_its_base() -> None:
    crnn, grey = load("crnn"), load("crnn-reference-grey")

    assert (grey.name, grey.high_contrast, grey.preparation) == (
        "crnn-reference-grey", False, "reference"
    )  # fmt: skip
    assert vars(grey) | {"name": "crnn", "high_contrast": True, "preparation": "plume"} == vars(
        crnn
    )


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        ('name = "x"\nnetwork = "y"\n[sources]\n[nonsense]\n', "unknown key nonsense"),
        ('name = "x"\n', "missing"),
        ("name = \n", "broken.toml"),
        ('base = "nowhere"\n', "no configuration 'nowhere'"),
        ('base = "{here}"\n', "its own base"),
        ('base = "crnn"\nheight = "tall"\n', "height must be int, not 'tall'"),
        ("steps = " + "[" * 3000, "broken.toml cannot be read"),
        ("name = '\udcff'\n", "broken.toml cannot be read"),
        ('base = "crnn"\npreparation = "magic"\n', "plume or reference, not 'magic'"),
        ('base = "crnn"\nheight = 0\n', "height must be more than 0, not 0"),
        ('base = "crnn"\nlearning_rate = nan\n', "learning_rate must be more than 0, not nan"),
        ('base = "crnn"\ncharacters = "AA"\n', "a character occurs twice"),
        ('base = "crnn"\n[sources]\nnames = 0.5\n', "sources must be pairs of shares"),
        ('base = "crnn"\n[sources]\nnames = [0.0, 1.0]\n', "not all of them 0"),
    ],
)
def test_a_broken_file_is_named_with_its_fault(tmp_path: Path, text: str, complaint: str) -> None:
    path = tmp_path / "broken.toml"
    path.write_text(text.replace("{here}", str(path)), "utf-8", "surrogateescape")

    with pytest.raises(ConfigError, match=complaint):
        load(str(path))


def test_an_option_that_a_network_does_not_have_is_named(tmp_path: Path) -> None:
    path = tmp_path / "narrow.toml"
    path.write_text('base = "crnn"\n[options]\nunitss = 3\n')

    with pytest.raises(ConfigError, match="'crnn' has no option 'unitss'"):
        networks.build(load(str(path)))


def test_an_unknown_name_is_refused() -> None:
    with pytest.raises(ConfigError, match="'nonsense'"):
        load("nonsense")
