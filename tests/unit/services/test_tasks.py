from __future__ import annotations

import threading
from collections.abc import Iterator
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from app.services.tasks import Task, TaskRunner, Worker, message_of
from model.errors import PictureError


@pytest.fixture
def runner(qtbot: QtBot) -> Iterator[TaskRunner]:
    runner = TaskRunner()
    yield runner
    runner.shutdown()


class Gate:
    """A task that says when it began and goes on when it is let go."""

    def __init__(self) -> None:
        self.entered = threading.Event()
        self.open = threading.Event()
        self.cancelled = False

    def __call__(self, task: Task) -> str:
        self.entered.set()
        assert self.open.wait(10)
        self.cancelled = task.cancelled()
        return "gate"


def name(_task: Task, value: Any) -> Any:
    return value


def answers_of(runner: TaskRunner) -> list[Any]:
    answers: list[Any] = []
    runner.done.connect(lambda _token, result: answers.append(result))
    return answers


def test_a_result_arrives_in_the_runners_thread(qtbot: QtBot, runner: TaskRunner) -> None:
    threads: list[threading.Thread] = []
    runner.done.connect(lambda *_: threads.append(threading.current_thread()))
    with qtbot.waitSignal(runner.done) as done:
        token = runner.submit(lambda _task: threading.current_thread())
    assert done.args is not None
    assert done.args[0] == token
    assert done.args[1] is not threading.main_thread()
    assert threads == [threading.main_thread()]


def test_an_error_arrives_as_failed(qtbot: QtBot, runner: TaskRunner) -> None:
    def fail(_task: Task) -> None:
        raise PictureError("too large")

    with qtbot.waitSignal(runner.failed) as failed:
        token = runner.submit(fail)
    assert failed.args is not None
    assert failed.args[0] == token
    assert str(failed.args[1]) == "too large"
    with qtbot.waitSignal(runner.done):
        runner.submit(name, "still alive")


def test_tasks_run_in_order_but_urgent_ones_first(qtbot: QtBot, runner: TaskRunner) -> None:
    gate, answers = Gate(), answers_of(runner)
    runner.submit(gate)
    assert gate.entered.wait(10)
    for value in ("a", "b"):
        runner.submit(name, value)
    runner.submit(name, "urgent", urgent=True)
    gate.open.set()
    qtbot.waitUntil(lambda: len(answers) == 4)
    assert answers == ["gate", "urgent", "a", "b"]


def test_an_urgent_task_overtakes_between_two_reports(qtbot: QtBot, runner: TaskRunner) -> None:
    gate, answers = Gate(), answers_of(runner)
    order: list[str] = []

    def long(task: Task) -> str:
        gate(task)
        order.append("before")
        task.report(1, 2)
        order.append("after")
        return "long"

    runner.submit(long)
    assert gate.entered.wait(10)
    runner.submit(lambda _task: order.append("urgent"), urgent=True)
    runner.submit(lambda _task: order.append("patient"))
    gate.open.set()
    qtbot.waitUntil(lambda: len(answers) == 3)
    assert order == ["before", "urgent", "after", "patient"]


def test_of_a_channel_only_the_newest_waits(qtbot: QtBot, runner: TaskRunner) -> None:
    gate, answers = Gate(), answers_of(runner)
    dropped: list[int] = []
    runner.dropped.connect(dropped.append)
    runner.submit(gate, channel="ink")
    assert gate.entered.wait(10)
    old = runner.submit(name, "old", channel="ink")
    other = runner.submit(name, "other", channel="page")
    runner.submit(name, "new", channel="ink")
    assert dropped == [old]
    assert other not in dropped
    gate.open.set()
    qtbot.waitUntil(lambda: len(answers) == 3)
    assert answers == ["gate", "other", "new"]


def test_a_cancelled_task_never_answers(qtbot: QtBot, runner: TaskRunner) -> None:
    gate, answers = Gate(), answers_of(runner)
    running = runner.submit(gate)
    assert gate.entered.wait(10)
    waiting = runner.submit(name, "waiting")
    runner.cancel(running)
    runner.cancel(waiting)
    runner.cancel(12345)
    gate.open.set()
    with qtbot.waitSignal(runner.done):
        runner.submit(name, "next")
    assert answers == ["next"]
    assert gate.cancelled


def test_work_that_advances_ends_when_nobody_wants_it(qtbot: QtBot, runner: TaskRunner) -> None:
    gate, ended = Gate(), []

    def long(task: Task) -> None:
        gate(task)
        task.advance(1, 2)
        ended.append("whole")

    cancelled = runner.submit(long)
    assert gate.entered.wait(10)
    runner.cancel(cancelled)
    gate.open.set()
    with qtbot.waitSignal(runner.done):
        runner.submit(name, "next")
    assert ended == []


def test_progress_of_a_cancelled_task_is_not_told(qtbot: QtBot, runner: TaskRunner) -> None:
    gate, told = Gate(), []
    runner.progress.connect(lambda *args: told.append(args))

    def report(task: Task) -> None:
        gate(task)
        task.report(1, 3)

    cancelled = runner.submit(report)
    assert gate.entered.wait(10)
    runner.cancel(cancelled)
    gate.open.set()
    with qtbot.waitSignal(runner.done):
        token = runner.submit(report)
    assert told == [(token, 1, 3)]


def test_busy_is_told_when_it_changes(qtbot: QtBot, runner: TaskRunner) -> None:
    changes: list[bool] = []
    runner.busy_changed.connect(changes.append)
    gate, answers = Gate(), answers_of(runner)
    runner.submit(gate)
    runner.submit(name, 1)
    assert runner.busy
    gate.open.set()
    qtbot.waitUntil(lambda: len(answers) == 2)
    assert changes == [True, False]
    assert not runner.busy


def test_shutdown_drops_what_waits_and_ends_the_thread(qtbot: QtBot) -> None:
    runner, gate = TaskRunner(), Gate()
    answers = answers_of(runner)
    runner.submit(gate)
    assert gate.entered.wait(10)
    runner.submit(name, "never")
    threading.Timer(0.05, gate.open.set).start()
    runner.shutdown()
    assert gate.cancelled
    assert not [t for t in threading.enumerate() if t.name == "plume-worker"]
    assert answers == []


def test_a_worker_gives_each_answer_to_its_own_function(qtbot: QtBot) -> None:
    worker = Worker()
    got: list[tuple[str, Any]] = []

    def fail(_task: Task) -> None:
        raise ValueError("odd")

    worker.start(name, 1, done=lambda r: got.append(("one", r)), failed=pytest.fail)
    worker.start(fail, done=pytest.fail, failed=lambda m: got.append(("failed", m)))
    qtbot.waitUntil(lambda: len(got) == 2)
    worker.shutdown()
    assert got[0] == ("one", 1)
    assert "ValueError: odd" in got[1][1]


@pytest.mark.parametrize(
    ("error", "words"),
    [
        (PictureError("x.png is empty."), "x.png is empty."),
        (MemoryError(), "not enough memory"),
        (KeyError("k"), "KeyError"),
    ],
)
def test_messages_are_for_people(error: Exception, words: str) -> None:
    assert words in message_of(error)
