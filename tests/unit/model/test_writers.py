"""Whose hand, with vectors made up here and a network that measures how dark a patch is."""

from __future__ import annotations

from pathlib import Path

import cv2
import numpy as np
import pytest

import resources
from model import writers
from model.errors import ModelError
from model.writers import Group, Hand, HandNetwork, HandSpec

WEIGHTS = (8.0, 0.0, 0.0, -4.0)


def hand(angle: float, patches: int = 10) -> Hand:
    return Hand(np.array([np.cos(angle), np.sin(angle)], np.float32), patches)


def line(name: str = "word_marseille") -> np.ndarray:
    return np.asarray(cv2.imread(str(resources.path(f"samples/{name}.png"))), np.uint8)


def test_a_line_is_cut_into_squares_with_its_aspect_kept() -> None:
    picture = line()
    prepared = writers.prepared(picture)
    wider = writers.prepared(cv2.resize(picture, None, fx=2, fy=2))

    assert prepared.shape[0] == 113
    assert abs(wider.shape[1] - prepared.shape[1]) <= 4
    patches = writers.patches(prepared)
    assert {patch.shape for patch in patches} == {(113, 113)}
    assert (patches[0] == prepared[:, :113]).all()
    assert (patches[-1] == prepared[:, -113:]).all()


def test_patches_without_ink_are_left_out_and_short_words_widened() -> None:
    wide = np.zeros((113, 600), np.uint8)
    wide[20:90, 10:60] = 255

    assert len(writers.patches(wide)) == 2
    assert [patch.shape for patch in writers.patches(wide[:, :70])] == [(113, 113)]
    assert writers.patches(np.zeros((113, 300), np.uint8)) == []


def test_likeness_decides_and_more_writing_decides_more() -> None:
    weights = (0.0, 0.0, 2.0, 0.0)

    assert writers.log_odds(WEIGHTS, hand(0), hand(0)) == pytest.approx(4)
    assert writers.log_odds(WEIGHTS, hand(0), hand(np.pi)) == pytest.approx(-12)
    few, many = (writers.log_odds(weights, hand(0, n), hand(0.1, n)) for n in (2, 200))
    assert 0 < few < many
    assert writers.log_odds(WEIGHTS, hand(0), Hand(np.zeros(2, np.float32), 0)) == 0


def test_alike_hands_come_together_and_others_stay_alone() -> None:
    odds = np.full((5, 5), -3.0)
    for pair in ((0, 2), (0, 4), (2, 4)):
        odds[pair], odds[pair[::-1]] = 2.0, 2.0

    first, second, third = writers.cluster(odds)

    assert first.members == (0, 2, 4)
    assert first.confidences == pytest.approx([1 / (1 + np.exp(-2))] * 3)
    assert (second.members, third.members) == ((1,), (3,))
    assert second.confidences == pytest.approx([1 - 1 / (1 + np.exp(3))])


def test_a_chain_is_not_put_together_by_its_links_alone() -> None:
    odds = np.array([[0, 2, -9], [2, 0, 1], [-9, 1, 0]], float)

    assert [group.members for group in writers.cluster(odds)] == [(0, 1), (2,)]
    assert writers.cluster(np.zeros((0, 0))) == []
    assert writers.cluster(np.zeros((1, 1))) == [Group((0,), (1.0,))]


def test_a_higher_bar_keeps_more_apart() -> None:
    odds = np.array([[0, 1], [1, 0]], float)

    assert len(writers.cluster(odds, least=0.6)) == 1
    assert len(writers.cluster(odds, least=0.9)) == 2


@pytest.fixture
def network(tmp_path: Path) -> HandNetwork:
    """Vector (mean ink, 1 - mean ink), made one long; needs no training."""
    onnx = pytest.importorskip("onnx")
    helper, number = onnx.helper, onnx.TensorProto.FLOAT
    nodes = [
        helper.make_node("ReduceMean", ["x", "axes"], ["m"], keepdims=0),
        helper.make_node("Sub", ["one", "m"], ["n"]),
        helper.make_node("Concat", ["m", "n"], ["v"], axis=1),
        helper.make_node("LpNormalization", ["v"], ["y"], axis=1, p=2),
    ]
    constants = [
        helper.make_tensor("axes", onnx.TensorProto.INT64, [2], [1, 2]),
        helper.make_tensor("one", number, [1], [1.0]),
    ]
    graph = helper.make_graph(
        nodes, "hand",
        [helper.make_tensor_value_info("x", number, ["n", 113, 113, 1])],
        [helper.make_tensor_value_info("y", number, ["n", 2])], constants,
    )  # fmt: skip
    path = tmp_path / "hands.onnx"
    opset = helper.make_opsetid("", 18)
    onnx.save(helper.make_model(graph, opset_imports=[opset], ir_version=9), path)
    HandSpec("1", WEIGHTS, writers.checksum(path), {"line_eer": 0.1}).save(
        path.with_suffix(".json")
    )
    return HandNetwork(path, threads=1)


def test_lines_become_a_hand(network: HandNetwork) -> None:
    same = [network.hand([line(), line("word_bonjour")]), network.hand([line("word_bonjour")])]
    blank = network.hand([np.full((40, 200), 255, np.uint8)])

    assert same[0].patches > same[1].patches > 0
    assert np.linalg.norm(same[0].vector) == pytest.approx(1, abs=1e-5)
    assert blank.patches == 0
    odds = writers.pairs(network.spec.weights, [*same, blank])
    assert odds[0, 1] > 2
    assert odds[2, 0] == odds[2, 1] == 0
    assert [group.members for group in writers.cluster(odds)] == [(0, 1), (2,)]


def test_files_that_do_not_belong_together_are_refused(
    network: HandNetwork, tmp_path: Path
) -> None:
    path = tmp_path / "hands.onnx"
    path.write_bytes(path.read_bytes() + b"x")
    with pytest.raises(ModelError, match="does not belong"):
        HandNetwork(path)

    HandSpec("1", (1.0,), "", {}).save(path.with_suffix(".json"))
    with pytest.raises(ModelError, match="impossible"):
        HandNetwork(path)

    path.with_suffix(".json").write_text("[]")
    with pytest.raises(ModelError, match="cannot be read"):
        HandNetwork(path)

    path.with_suffix(".json").unlink()
    with pytest.raises(ModelError, match="cannot be read"):
        HandNetwork(path)


def test_the_typical_line_is_long_and_like_most(network: HandNetwork) -> None:
    light, dark = np.full((2, 113, 1500), 255, np.uint8)
    light[20:90, ::20] = 0
    dark[20:90, ::4] = 0

    found = network.hand([dark[:, :300], light, light, dark])

    assert found.typical in (1, 2)
    assert found.patches <= 96
