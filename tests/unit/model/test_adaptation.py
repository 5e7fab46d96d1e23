"""Learning one writer's hand."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pytest

from model.adaptation import FORMAT, Adapter, Example, HandWord, fit, losses
from model.adaptation_lesson import learn
from model.adaptation_loss import ctc, fits
from model.charset import BLANK
from model.decoding import log_softmax
from model.errors import ModelError
from model.ink import Ink
from model.network import Features, Logits
from model.preprocessing import GreyImage
from model.recognizer import Recognizer
from model.spec import ModelSpec

SPEC = ModelSpec(name="tiny", version="1", characters="abcA", sha256="of this model")
RNG = np.random.default_rng(0)
WORDS = ["".join(w) for n in (2, 3) for w in itertools.permutations("abc", n)] * 2


def drawn(text: str) -> Ink:
    """Ink that ``Hand`` reads: as many strokes as letters, each as wide as its letter's number."""
    strokes, x = [], 0.0
    for letter in text:
        width = 10.0 * SPEC.charset.encode(letter)[0]
        strokes.append(np.array([[x, 0], [x + width, 40]]))
        x += width + 100
    return Ink.from_points(strokes)


class Hand:
    """A network for ink of ``drawn`` that confuses letters, with features that tell them apart.

    Args:
        confused: In its logits, letters that it takes for others.
        noise: Whether its features tell nothing.

    Attributes:
        inks: What it will be shown, one text for all pictures of a call.
    """

    has_features = True

    def __init__(self, confused: dict[str, str], noise: bool = False) -> None:
        self._confused = confused
        self._noise = noise
        self.inks: list[str] = []

    def run(self, pictures: Sequence[GreyImage]) -> list[Logits]:
        return [logits for logits, _ in self.run_with_features(pictures)]

    def run_with_features(self, pictures: Sequence[GreyImage]) -> list[tuple[Logits, Features]]:
        text = self.inks.pop(0)
        return [self._one(text) for _ in pictures]

    def _one(self, text: str) -> tuple[Logits, Features]:
        true, seen = (
            [label for c in word for label in (BLANK, *SPEC.charset.encode(c))] + [BLANK]
            for word in (text, "".join(self._confused.get(c, c) for c in text))
        )
        features = 10 * np.tile(np.eye(8, dtype=np.float32)[true], 4)
        if self._noise:
            features = RNG.normal(size=features.shape).astype(np.float32)
        return np.eye(5, dtype=np.float32)[seen] * 4, features


def reader(network: Hand, words: Sequence[str]) -> Recognizer:
    """A recogniser that will be shown ink of these words, in this order."""
    network.inks = list(words)
    return Recognizer(network, SPEC)


def hand_words(texts: Sequence[str]) -> list[HandWord]:
    return [HandWord(drawn(text), text) for text in texts]


def random_log_probs(steps: int, outputs: int = 4) -> np.ndarray:
    return log_softmax(RNG.normal(size=(steps, outputs)).astype(np.float32))


@pytest.mark.parametrize(("labels", "steps"), [((1, 2), 3), ((1, 1), 4), ((2,), 5), ((3, 1), 2)])
def test_a_loss_is_that_of_all_paths_together(labels: tuple[int, ...], steps: int) -> None:
    log_probs = random_log_probs(steps)
    paths = itertools.product(range(4), repeat=steps)
    fitting = [p for p in paths if tuple(k for k, _ in itertools.groupby(p) if k) == labels]
    expected = np.logaddexp.reduce([sum(log_probs[t, k] for t, k in enumerate(p)) for p in fitting])

    (loss,), (posterior,) = ctc([log_probs], [labels])

    assert loss == pytest.approx(-expected, rel=1e-4)
    assert posterior.sum(axis=1) == pytest.approx(np.ones(steps), abs=1e-4)


def test_texts_of_unequal_length_do_not_disturb_each_other() -> None:
    labels = [(1, 2, 3), (2,), (1, 1)]
    log_probs = [random_log_probs(steps) for steps in (4, 9, 6)]

    together = ctc(log_probs, labels)

    for i in range(3):
        alone = ctc([log_probs[i]], [labels[i]])
        assert together[0][i] == pytest.approx(alone[0][0])
        assert np.allclose(together[1][i], alone[1][0], atol=1e-6)


def test_the_gradient_is_that_of_numerical_differences() -> None:
    logits = RNG.normal(size=(6, 4))
    labels = [(3, 1, 2)]
    posterior = ctc([log_softmax(logits.astype(np.float32))], labels)[1][0]
    gradient = np.exp(log_softmax(logits.astype(np.float32))) - posterior

    for place in np.ndindex(logits.shape):
        values = []
        for step in (1e-2, -1e-2):
            moved = logits.copy()
            moved[place] += step
            values.append(ctc([log_softmax(moved.astype(np.float32))], labels)[0][0])
        assert gradient[place] == pytest.approx((values[0] - values[1]) / 2e-2, abs=2e-3)


@pytest.mark.parametrize(
    ("labels", "steps", "expected"), [((1, 2), 2, True), ((1, 1), 2, False), ((), 3, False)]
)
def test_doubled_letters_need_room(labels: tuple[int, ...], steps: int, expected: bool) -> None:
    assert fits(labels, steps) is expected


def examples(recognizer: Recognizer, words: Sequence[str]) -> list[Example]:
    pairs = [recognizer.observe([drawn(w)])[0] for w in words]
    return [
        Example(z, x, tuple(SPEC.charset.encode(w))) for (z, x), w in zip(pairs, words, strict=True)
    ]


def test_learning_makes_the_words_likelier() -> None:
    known = examples(reader(Hand({"a": "b"}), WORDS), WORDS)

    (weights,) = fit(known, [2])

    assert losses(known, [weights] * len(known)).mean() < losses(known).mean() / 2
    assert np.array_equal(fit(known, [2])[0], weights), "the same words teach the same"


def test_labels_that_were_seldom_seen_are_changed_little() -> None:
    texts = ["ab", "ba", "bb"] * 5
    never, seldom, often = SPEC.charset.encode("Aca")
    few, more = (
        fit(examples(reader(Hand({"a": "b"}), t), t), [10])[0] for t in (texts, [*texts, "cb"])
    )

    assert not few[:, [never, seldom]].any()
    assert 0 < abs(more[:, seldom]).max() < abs(more[:, often]).max()


def test_a_confused_letter_is_learned_and_words_not_learned_from_are_read_right() -> None:
    network = Hand({"a": "b"})
    recognizer = reader(network, WORDS)

    lesson = learn(recognizer, hand_words(WORDS))

    assert lesson.right_before < len(WORDS) / 2
    assert lesson.right_after == len(WORDS)
    assert lesson.adapter is not None
    network.inks = ["ab"]
    assert recognizer.read(drawn("ab")).text == "bb", "a lesson alone changes nothing"
    recognizer.adapt(lesson.adapter)
    network.inks = ["cab", "cba"]
    assert [recognizer.read(drawn(text)).text for text in ("cab", "cba")] == ["cab", "cba"]


def test_pictures_are_read_as_delivered() -> None:
    network = Hand({"a": "b"})
    recognizer = reader(network, WORDS)
    recognizer.adapt(learn(recognizer, hand_words(WORDS)).adapter)
    network.inks = ["ab"]
    picture = np.full((60, 200), 255, np.uint8)
    picture[20:40, 20:180] = 0

    readings = recognizer.read_many([picture, drawn("ab")])

    assert [r.text for r in readings] == ["bb", "ab"]


def test_nothing_is_learned_from_too_few_words() -> None:
    assert learn(reader(Hand({"a": "b"}), WORDS[:9]), hand_words(WORDS[:9])).adapter is None


def test_nothing_is_learned_that_does_not_help() -> None:
    lesson = learn(reader(Hand({"a": "b"}, noise=True), WORDS), hand_words(WORDS))

    assert lesson.adapter is None
    assert len(lesson.trials) == len(WORDS)


def test_nothing_is_learned_where_nothing_is_misread() -> None:
    lesson = learn(reader(Hand({}), WORDS), hand_words(WORDS))

    assert lesson.adapter is None
    assert lesson.right_before == lesson.right_after == len(WORDS)


def test_there_is_less_caution_where_that_reads_more() -> None:
    texts = ["ab", "ba", "aab", "abb", "bba"] * 3 + ["ac", "ca", "bc", "cb"]
    recognizer = reader(Hand({"c": "b"}), texts)
    (careful,) = fit(examples(recognizer, texts), [10])

    lesson = learn(reader(Hand({"c": "b"}), texts), hand_words(texts))

    assert lesson.right_before < lesson.right_after == len(texts)
    assert lesson.adapter is not None
    (c,) = SPEC.charset.encode("c")
    assert abs(lesson.adapter.weights[:, c]).max() > 2 * abs(careful[:, c]).max()


def test_nothing_is_learned_from_labels_that_are_wrong() -> None:
    wrong = [HandWord(drawn(w), str(RNG.choice(WORDS))) for w in WORDS]

    assert learn(reader(Hand({}), WORDS), wrong).adapter is None


def test_what_is_known_is_not_unlearned() -> None:
    network = Hand({"a": "b"})
    only = ["ab", "ba", "aa", "aab", "abb"] * 4
    recognizer = reader(network, only)
    lesson = learn(recognizer, hand_words(only))
    assert lesson.adapter is not None
    recognizer.adapt(lesson.adapter)

    network.inks = ["cc", "bc"]
    assert [recognizer.read(drawn(text)).text for text in ("cc", "bc")] == ["cc", "bc"]


def test_case_that_nobody_knows_is_taken_from_the_ink() -> None:
    network = Hand({"b": "c"})
    texts = ["ab", "ac", "abc", "acb", "ba"] * 3
    raised = [HandWord(drawn(text), text.capitalize(), cased=False) for text in texts]
    recognizer = reader(network, texts)
    recognizer.adapt(learn(recognizer, raised).adapter)

    network.inks = ["ab"]
    assert recognizer.read(drawn("ab")).text == "ab"


def test_one_word_alone_teaches_nothing() -> None:
    assert learn(reader(Hand({}), ["ab"] * 12), hand_words(["ab"] * 12)).adapter is None


def test_an_adapter_is_saved_and_loaded(tmp_path: Path) -> None:
    path = tmp_path / "learned.npz"
    weights = RNG.normal(size=(9, 5)).astype(np.float32)
    adapter = Adapter(weights, "of this model")
    adapter.save(path)

    loaded = Adapter.load(path, "of this model")

    assert np.array_equal(loaded.weights, adapter.weights)
    assert not list(tmp_path.glob("*.part"))


def test_an_adapter_of_another_model_is_refused(tmp_path: Path) -> None:
    adapter = Adapter(np.ones((9, 5), np.float32), "of another model")
    adapter.save(tmp_path / "learned.npz")

    with pytest.raises(ModelError, match="another model"):
        Adapter.load(tmp_path / "learned.npz", "of this model")
    with pytest.raises(ModelError, match="another model"):
        Recognizer(Hand({}), SPEC).adapt(adapter)


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04", b"nonsense"])
def test_a_damaged_adapter_is_refused(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "learned.npz"
    path.write_bytes(content)

    with pytest.raises(ModelError):
        Adapter.load(path, "of this model")


def test_an_adapter_of_an_older_form_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "learned.npz"
    values = {"weights": np.ones((9, 5), np.float32), "sha256": "of this model"}
    np.savez(path, format=FORMAT - 1, style=(0.2, 1.0, 1.0), **values)

    with pytest.raises(ModelError, match="learned again"):
        Adapter.load(path, "of this model")


def test_pickled_values_are_refused(tmp_path: Path) -> None:
    path = tmp_path / "learned.npz"
    np.savez(path, weights=np.array([{"a": 1}], object), sha256="of this model", format=FORMAT)

    with pytest.raises(ModelError):
        Adapter.load(path, "of this model")
