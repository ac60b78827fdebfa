"""A warm kernel is as an ordinary one: fresh, found by its name, and alone in what befalls it."""

import json
import subprocess
import sys
from pathlib import Path

import nbformat
import papermill
import psutil
import pytest
from jupyter_cache import get_cache
from jupyter_cache.executors import load_executor
from jupyter_client.kernelspec import KernelSpecManager
from jupyter_client.manager import start_new_kernel
from nbclient.exceptions import CellTimeoutError, DeadKernelError

from nmspf_report.notebooks import provisioning
from nmspf_report.notebooks.connecting import WARM, PromptManager
from nmspf_report.notebooks.forked import HAS_FORKS, end_fork_servers
from nmspf_report.notebooks.running import NotebookRun, run_notebook
from tests.notebooks.kernels import ORDINARY, client, notebook, printed, start_many, written

forks = pytest.mark.skipif(not HAS_FORKS, reason="kernels are not forked on this system")

HAS_IMPORTED = "import sys\nprint('nmspf_report.documents' in sys.modules)"
CHART = "from matplotlib import pyplot as plt\nplt.plot([1, 3, 2])\nplt.title('A line');"


def test_it_is_installed_where_every_program_looks_for_kernels():
    assert WARM in KernelSpecManager().find_kernel_specs()
    spec = KernelSpecManager().get_kernel_spec(WARM)
    assert spec.metadata["kernel_provisioner"]["provisioner_name"] == "nmspf-warm"


@forks
def test_nbclient_finds_it_by_name_and_everything_is_imported():
    assert printed(HAS_IMPORTED) == "True\n"
    assert printed(HAS_IMPORTED, kernel=ORDINARY) == "False\n"


@forks
def test_what_checks_notebooks_and_the_templates_of_documents_are_ready():
    checks = "from nbformat.validator import validators"
    templates = "from nmspf_report.publishing.theme import templates"
    ready = "print(bool(validators), 'page.html.jinja' in str(list(templates().cache.keys())))"
    assert printed("\n".join([checks, templates, ready])) == "True True\n"


@forks
def test_fonts_are_in_a_folder_that_goes_with_the_process_it_was_forked_from():
    folder = Path(printed("from nmspf_report.publishing import theme\nprint(theme._kept[0])")[:-1])
    assert sorted(path.suffix for path in folder.iterdir()) == [".otf"] * 6
    assert printed("print('another')") == "another\n"
    assert folder.is_dir()
    end_fork_servers()
    assert not folder.exists()


@forks
def test_papermill_finds_it_by_name(tmp_path):
    path = written(tmp_path / "a.ipynb", HAS_IMPORTED)
    executed = papermill.execute_notebook(
        str(path), str(tmp_path / "b.ipynb"), kernel_name=WARM, progress_bar=False
    )
    assert executed.cells[-1].outputs[0]["text"] == "True\n"


@forks
def test_nbval_finds_it_by_name(tmp_path):
    path = written(
        tmp_path / "a.ipynb", "assert 'nmspf_report.documents' in __import__('sys').modules"
    )
    command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", "-c", "/dev/null"]
    options = ["--nbval-lax", f"--nbval-kernel-name={WARM}", str(path)]
    ended = subprocess.run(
        [*command, *options], check=False, cwd=tmp_path, capture_output=True, text=True
    )
    assert ended.returncode == 0, ended.stdout
    assert "2 passed" in ended.stdout


@forks
def test_jupyter_cache_finds_it_by_name(tmp_path):
    source = notebook(HAS_IMPORTED)
    source.metadata["kernelspec"] = {"name": WARM, "display_name": WARM, "language": "python"}
    path = tmp_path / "a.ipynb"
    nbformat.write(source, path)
    cache = get_cache(tmp_path / "cache")
    cache.add_nb_to_project(str(path))
    ended = load_executor("local-serial", cache=cache).run_and_cache()
    assert ended.succeeded == [str(path)]
    _, executed = cache.merge_match_into_notebook(source)
    assert executed.cells[-1].outputs[0]["text"] == "True\n"


def test_an_executed_notebook_has_the_same_bytes_as_from_an_ordinary_kernel(tmp_path, monkeypatch):
    path = written(
        tmp_path / "a.ipynb",
        CHART,
        "import sys\nprint('mind', file=sys.stderr)\nprint(sys.argv[1:2], sys.path, __name__)",
        "import pandas as pd\nprint(pd.__name__)\npd.DataFrame({'a': [1, 2]})",
        "from IPython.display import Markdown\nMarkdown('*a*')",
    )
    bytes_of = {}
    for kernel in (WARM, ORDINARY):
        monkeypatch.setattr("nmspf_report.notebooks.executing.WARM", kernel)
        run = NotebookRun(path, tmp_path / kernel / "a.ipynb", tmp_path, {"area": "W06000015"})
        run_notebook(run)
        bytes_of[kernel] = run.output.read_bytes()
    assert bytes_of[WARM] == bytes_of[ORDINARY]
    outputs = nbformat.read(tmp_path / WARM / "a.ipynb", as_version=4).cells[2].outputs
    assert "image/png" in outputs[0]["data"]


@forks
def test_nothing_of_one_notebook_is_in_the_next():
    assert printed("import nmspf_report\nnmspf_report.left = 1\nprint('set')") == "set\n"
    assert printed("import nmspf_report\nprint(hasattr(nmspf_report, 'left'))") == "False\n"


@forks
def test_each_draws_lots_of_its_own():
    lots = "import random\nimport numpy as np\nprint(random.random(), np.random.random())"
    first, second = printed(lots).split(), printed(lots).split()
    assert first[0] != second[0]
    assert first[1] != second[1]


@forks
def test_no_thread_of_the_process_it_was_forked_from_is_in_it():
    names = (
        "import re, threading\n"
        "print(sorted(re.sub('[0-9]+', '', one.name) for one in threading.enumerate()))"
    )
    assert printed(names) == printed(names, kernel=ORDINARY)
    # Of the process that is forked there is one thread, or forks are refused.
    tasks = "import os\nprint(len(os.listdir(f'/proc/{os.getppid()}/task')))"
    assert printed(tasks) == "1\n"


@forks
def test_no_file_socket_or_database_of_the_process_it_was_forked_from_is_open_in_it():
    kinds = (
        "import os, re\n"
        "links = (os.readlink(f'/proc/self/fd/{n}') for n in os.listdir('/proc/self/fd')\n"
        "         if os.path.islink(f'/proc/self/fd/{n}'))\n"
        "print(sorted(re.sub(r'[0-9]+', '', link) for link in links if 'TCP' not in link))"
    )
    warm = printed(kinds, extra_arguments=["--IPKernelApp.ip=127.0.0.1"])
    assert ".db" not in warm
    assert "sqlite" not in warm
    inherited = (
        "import os\n"
        "def links(process):\n"
        "    folder = f'/proc/{process}/fd'\n"
        "    return {os.readlink(f'{folder}/{n}') for n in os.listdir(folder)\n"
        "            if os.path.lexists(f'{folder}/{n}') and int(n) > 2}\n"
        "print(sorted(one for one in links('self') & links(os.getppid()) if 'anon' not in one))"
    )
    assert printed(inherited) in ("[]\n", "['/dev/null']\n")


@forks
def test_a_database_in_each_of_several_kernels():
    query = "import duckdb\nprint(duckdb.sql('select sum(range) from range(100000)').fetchall())"
    assert {printed(query) for _ in range(3)} == {"[(4999950000,)]\n"}


@forks
def test_an_interruption_stops_the_cell_and_not_the_kernel():
    manager, channel = start_new_kernel(kernel_name=WARM)
    try:
        # The cell itself says that it runs: whatever a kernel publishes of it before is still on
        # the way there, where an interruption ends the kernel's own work and has no reply.
        # What is asked for next is not to be given up with it, as ipykernel does for a moment.
        cell = "import time\nprint('begun', flush=True)\ntime.sleep(600)"
        channel.execute(cell, stop_on_error=False)
        while channel.get_iopub_msg(timeout=30)["content"].get("text") != "begun\n":
            pass
        manager.interrupt_kernel()
        reply = channel.get_shell_msg(timeout=30)
        assert reply["content"]["ename"] == "KeyboardInterrupt"
        assert channel.execute_interactive("1 + 1", timeout=30)["content"]["status"] == "ok"
        manager.restart_kernel(now=True)
        channel.wait_for_ready(timeout=30)
        assert channel.execute_interactive("1 + 1", timeout=30)["content"]["status"] == "ok"
    finally:
        channel.stop_channels()
        manager.shutdown_kernel(now=True)
    assert not manager.is_alive()


@forks
@pytest.mark.parametrize(
    ("cell", "error"),
    [
        # As the system ends a program when memory runs out.
        ("import os, signal\nos.kill(os.getpid(), signal.SIGKILL)", DeadKernelError),
        ("import ctypes\nctypes.string_at(0)", DeadKernelError),
        ("import time\ntime.sleep(600)", CellTimeoutError),
    ],
)
def test_what_ends_one_kernel_ends_no_other(cell, error):
    manager, channel = start_new_kernel(kernel_name=WARM)
    try:
        channel.execute_interactive("kept = 6", timeout=30)
        with pytest.raises(error):
            client(cell, kernel_manager_class=PromptManager, timeout=3).execute()
        assert channel.execute_interactive("assert kept == 6", timeout=30)["content"]["status"] == (
            "ok"
        )
        assert printed("print('still')") == "still\n"
    finally:
        channel.stop_channels()
        manager.shutdown_kernel(now=True)


@forks
def test_what_a_notebook_has_started_ends_with_it():
    start = (
        "import subprocess, sys\n"
        "print(subprocess.Popen([sys.executable, '-c', 'import time; time.sleep(600)']).pid)"
    )
    left = int(printed(start, shutdown_kernel="immediate"))
    gone, _ = psutil.wait_procs([psutil.Process(left)] if psutil.pid_exists(left) else [], 10)
    assert not psutil.pid_exists(left) or gone


PROGRAM = """
import sys, time
from jupyter_client.manager import start_new_kernel
manager, channel = start_new_kernel(kernel_name="nmspf")
start = "import os, subprocess, sys; print(os.getpid(), os.getppid(), subprocess.Popen("
start += "[sys.executable, '-c', 'import time; time.sleep(600)'], start_new_session=True).pid)"
channel.execute_interactive(start, output_hook=lambda m: (
    sys.stdout.write(m["content"].get("text", "")), sys.stdout.flush()))
{end}
"""


@forks
@pytest.mark.parametrize(
    "end", ["time.sleep(600)", "import os; os._exit(1)", "raise SystemExit(3)"]
)
def test_nothing_is_left_running_however_the_program_ends(end):
    source = PROGRAM.format(end=end)
    process = subprocess.Popen([sys.executable, "-c", source], stdout=subprocess.PIPE, text=True)
    assert process.stdout is not None
    ids = [int(word) for word in process.stdout.readline().split()]
    running = [psutil.Process(number) for number in ids if psutil.pid_exists(number)]
    if "sleep" in end:
        assert len(running) == 3
        process.kill()
    process.wait(timeout=60)
    process.stdout.close()
    _, alive = psutil.wait_procs(running, timeout=20)
    assert alive == []


@forks
def test_of_the_process_it_was_forked_from_no_kernel_outlives_the_end():
    ids = printed("import os\nprint(os.getppid())")
    manager, channel = start_new_kernel(kernel_name=WARM)
    kernel = psutil.Process(manager.provisioner.pid)
    psutil.Process(int(ids)).kill()
    try:
        assert psutil.wait_procs([kernel], timeout=20)[1] == []
        assert not manager.is_alive()
        # Another is started in its place.
        assert printed("print('again')") == "again\n"
    finally:
        channel.stop_channels()
        manager.shutdown_kernel(now=True)


def test_where_there_are_no_forks_the_ordinary_kernel_runs_and_says_so_once(monkeypatch, caplog):
    monkeypatch.setattr(provisioning, "HAS_FORKS", False)
    provisioning.say_once.cache_clear()
    for _ in range(2):
        assert printed(HAS_IMPORTED) == "False\n"
    said = [record.message for record in caplog.records if "forked" in record.message]
    assert len(said) == 1


@forks
def test_where_reports_cannot_be_imported_the_ordinary_kernel_runs_and_says_so_once(
    tmp_path: Path, monkeypatch, caplog
):
    (tmp_path / "afcharts.py").write_text("raise ImportError('broken')\n", encoding="utf-8")
    monkeypatch.setenv("PYTHONPATH", str(tmp_path))
    provisioning.say_once.cache_clear()
    for _ in range(2):
        assert printed("print('ran')") == "ran\n"
    said = [record.message for record in caplog.records if "import" in record.message]
    assert len(said) == 1


def test_a_kernel_whose_greeting_is_lost_is_begun_with_all_the_same(tmp_path, monkeypatch):
    program = (
        "from ipykernel.iostream import IOPubThread as Outputs\n"
        "from ipykernel.kernelapp import launch_new_instance\n"
        "Outputs._send_welcome_message = lambda *_: None\n"
        "launch_new_instance()"
    )
    described = {
        "argv": [sys.executable, "-c", program, "-f", "{connection_file}"],
        "display_name": "Silent",
        "language": "python",
    }
    spec = tmp_path / "kernels/silent/kernel.json"
    spec.parent.mkdir(parents=True)
    spec.write_text(json.dumps(described), encoding="utf-8")
    monkeypatch.setenv("JUPYTER_PATH", str(tmp_path))
    options = {"kernel_manager_class": PromptManager, "startup_timeout": 20}
    assert printed("print(6 * 7)", kernel="silent", **options) == "42\n"


@forks
def test_many_in_a_row_and_many_at_once():
    assert start_many(24, at_once=1) == [number * 7 for number in range(24)]
    assert start_many(12, at_once=12) == [number * 7 for number in range(12)]


@forks
@pytest.mark.long
def test_a_thousand_in_a_row_and_fifty_at_once():
    assert start_many(1000, at_once=1) == [number * 7 for number in range(1000)]
    assert start_many(50, at_once=50) == [number * 7 for number in range(50)]
