"""The recogniser on a fake network, and the files it refuses."""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence
from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest

from model.charset import LATIN
from model.errors import FieldError, ModelError, PictureError
from model.fields import Field
from model.ink import Ink
from model.language import LetterModel
from model.network import Logits, OnnxNetwork
from model.preprocessing import GreyImage
from model.recognizer import Recognizer
from model.spec import ModelSpec
from tests.fakes import FAKE_SPEC, FakeNetwork, draw_page, fake_recognizer


@pytest.fixture
def picture() -> np.ndarray:
    return draw_page(["some words"])


def test_a_reading_has_text_confidence_characters_and_alternatives(picture) -> None:
    reading = fake_recognizer("some words", certainty=0.9).read(picture)

    assert reading.text == "some words"
    assert reading.confidence == pytest.approx(0.9, abs=0.01)
    assert "".join(c.text for c in reading.characters) == "some words"
    assert [a.confidence for a in reading.alternatives] == pytest.approx(
        [0.05, 0.033, 0.017], abs=0.01
    )
    assert reading.text not in [a.text for a in reading.alternatives]
    assert reading.candidates[0].text == "some words"


def test_characters_stand_where_the_ink_is(picture) -> None:
    characters = fake_recognizer("some words").read(picture).characters
    columns = np.flatnonzero((picture < 128).any(axis=0))

    assert all(a.end == b.start for a, b in pairwise(characters))
    assert columns[0] - 20 <= characters[0].start < characters[-1].end <= columns[-1] + 20


def test_blank_paper_reads_as_nothing_without_asking_the_network() -> None:
    network = FakeNetwork()

    reading = Recognizer(network, FAKE_SPEC).read(np.full((40, 200), 255, np.uint8))

    assert (reading.text, network.pictures) == ("", 0)


def test_ink_leaves_more_to_the_letter_model_than_a_picture(picture, tmp_path: Path) -> None:
    LetterModel.from_counts([("cat", 120), ("bat", 10)], order=4).save(tmp_path / "text.npz")
    spec = dataclasses.replace(FAKE_SPEC, languages={"text": "text.npz"})
    recognizer = Recognizer(FakeNetwork("bat", 0.6), spec, files=tmp_path)
    ink = Ink.from_points([[(0, 0), (30, 50), (60, 0)]])

    assert [r.text for r in recognizer.read_many([picture, ink])] == ["bat", "cat"]


def test_ink_and_pictures_are_read_together(picture) -> None:
    ink = Ink.from_points([[(0, 0), (30, 50), (60, 0)]])

    readings = fake_recognizer(["one", "two"]).read_many([picture, Ink(), ink])

    assert [r.text for r in readings] == ["one", "", "two"]


def test_spaces_are_told_in_units_of_the_ink() -> None:
    ink = Ink.from_points([[(1000, 0), (1010, 40)], [(1390, 0), (1400, 40)]])
    (space,) = Recognizer(FakeNetwork("a b"), FAKE_SPEC).look_at_line(ink).spaces()
    assert space == pytest.approx(1200, abs=10)
    one, other = Recognizer(FakeNetwork("a b c"), FAKE_SPEC).look_at_line(ink).spaces()
    assert one < 1200 < other
    assert Recognizer(FakeNetwork("abc"), FAKE_SPEC).look_at_line(ink).spaces() == []


def test_where_there_is_room_a_space_needs_less() -> None:
    class Unsure(FakeNetwork):
        def run(self, pictures: Sequence[GreyImage]) -> list[Logits]:
            (logits,) = super().run(pictures)
            logits[len(logits) // 2, FAKE_SPEC.charset.encode(" ")[0]] = -0.5
            logits[len(logits) // 2, 0] = 0.0
            return [logits]

    ink = Ink.from_points([[(0, 0), (10, 40)], [(390, 0), (400, 40)]])
    recognizer = Recognizer(Unsure("ab"), FAKE_SPEC)
    assert recognizer.look_at_line(ink).spaces() == []
    assert recognizer.look_at_line(ink).spaces([(20, 100)]) == []
    assert recognizer.look_at_line(ink).spaces([(100, 300)]) == [pytest.approx(200, abs=10)]


def test_a_field_keeps_other_characters_out(picture) -> None:
    recognizer = fake_recognizer("7", certainty=0.6)

    assert recognizer.read(picture, "digits").text == "7"
    assert not recognizer.read(picture, "name").text.isdigit()


def test_each_picture_may_have_its_own_field(picture) -> None:
    fields = [Field.parse("digits"), Field.parse("text")]

    first, second = fake_recognizer("a").read_many([picture, picture], fields)

    assert first.text in {"", *"0123456789"}
    assert first.confidence < 0.1
    assert second.text == "a"


class Slashes(FakeNetwork):
    """Would rather call every slash a 7."""

    def run(self, pictures: Sequence[np.ndarray]) -> list[np.ndarray]:
        slash, seven = LATIN.index("/") + 1, LATIN.index("7") + 1
        logits = super().run(pictures)
        for values in logits:
            at = values[:, slash] > np.log(0.5)
            values[at, slash], values[at, seven] = np.log(0.03), np.log(0.97)
        return logits


def test_a_date_is_sure_though_its_slashes_may_be_digits(picture) -> None:
    recognizer = Recognizer(Slashes("02/11/1957", certainty=0.9), FAKE_SPEC)

    assert recognizer.read(picture, "text").text == "0271171957"
    reading = recognizer.read(picture, "date")

    assert reading.text == "02/11/1957"
    assert 0.4 < reading.confidence < 0.9
    assert all(a.confidence < reading.confidence for a in reading.alternatives)
    assert fake_recognizer("hello").read(picture, "date").confidence < 0.01


def test_a_choice_that_folds_to_more_letters_is_read(picture) -> None:
    reading = fake_recognizer("yes").read(picture, "choice:œuvre,yes,no")

    assert reading.text == "yes"
    assert fake_recognizer("OE").read(picture, "choice:œ,no").text == "œ"


def test_choices_are_ranked_among_themselves(picture) -> None:
    reading = fake_recognizer("yes", certainty=0.8).read(picture, "choice:no,zes,yes")

    # the fake network gives "zes" half of what "yes" leaves, and "no" next to nothing
    assert reading.text == "yes"
    assert reading.confidence == pytest.approx(0.8 / 0.9, abs=0.01)
    assert [a.text for a in reading.alternatives] == ["zes"]


def test_wrong_requests_are_refused(picture) -> None:
    recognizer = fake_recognizer()

    with pytest.raises(FieldError, match="'nonsense'"):
        recognizer.read(picture, "nonsense")
    with pytest.raises(PictureError):
        recognizer.read(np.zeros((0, 3), np.uint8))


def test_a_missing_model_says_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(ModelError, match="reinstall"):
        Recognizer.load(tmp_path / "latin.onnx")


def test_weights_and_description_must_belong_together(tmp_path: Path) -> None:
    weights = tmp_path / "other.onnx"
    weights.write_bytes(b"not the network that was described")
    ModelSpec(name="other", version="1", characters="ab", sha256="0" * 64).save(
        weights.with_suffix(".json")
    )

    with pytest.raises(ModelError, match="does not belong"):
        Recognizer.load(weights)


def test_a_file_that_is_no_network_is_refused(tmp_path: Path) -> None:
    weights = tmp_path / "broken.onnx"
    weights.write_bytes(b"\x08\x01garbage")

    with pytest.raises(ModelError, match=r"broken\.onnx"):
        OnnxNetwork(weights, stride=4)


def test_the_bundled_model_reads_the_same_alone_and_in_a_batch() -> None:
    bundled = Recognizer.load()
    pages = [draw_page(["hello"]), draw_page(["a longer line of words"]), draw_page(["Tom"])]

    alone = [bundled.read(page) for page in pages]
    together = bundled.read_many(pages)

    assert [r.text for r in alone] == [r.text for r in together]
    for a, b in zip(alone, together, strict=True):
        assert a.confidence == pytest.approx(b.confidence, abs=0.02)
