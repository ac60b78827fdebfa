"""Work shared by processes comes back in order, and one that is killed is told, not traced."""

import os
import signal

import pytest

from nmspf_report.problems import Problem
from nmspf_report.processes import largest_first


def tripled(number: int) -> tuple[int, int]:
    return 3 * number, os.getpid()


def killed(number: int) -> int:
    if number == 2:
        os.kill(os.getpid(), signal.SIGKILL)
    return number


def test_what_is_done_comes_back_in_order_and_from_other_processes() -> None:
    done = largest_first(tripled, [5, 1, 4], [0.5, 7, 2])
    assert [one for one, _ in done] == [15, 3, 12]
    assert os.getpid() not in {process for _, process in done}


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="there is no such signal here")
def test_a_process_that_is_killed_is_a_problem_with_what_to_do() -> None:
    with pytest.raises(Problem) as told:
        largest_first(killed, [1, 2, 3], [1, 1, 1])
    assert told.value.name == "process_ended"
    assert "more memory" in str(told.value)
