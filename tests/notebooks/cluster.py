"""A Dask cluster on this machine, whose workers are programs that can be killed."""

import json
import subprocess
import sys
import time
from importlib import import_module
from pathlib import Path

import psutil


class Cluster:
    """A Dask scheduler and two workers, each a program of its own."""

    def __init__(self, folder: Path) -> None:
        self.programs: list[subprocess.Popen[str]] = []
        self.address_file = folder / "scheduler.json"
        options = ["--host", "127.0.0.1", "--port", "0", "--no-dashboard", "--no-jupyter"]
        self._start("scheduler", *options[:5], "--scheduler-file", str(self.address_file))
        for name in ("first", "second"):
            self._start(
                "worker", "--scheduler-file", str(self.address_file), "--nthreads", "1",
                "--nworkers", "1", "--no-nanny", "--no-dashboard", "--name", name,
                "--local-directory", str(folder / name),
            )  # fmt: skip

    def _start(self, what: str, *options: str) -> None:
        command = [sys.executable, "-m", "distributed.cli.dask_" + what, *options]
        quiet = subprocess.DEVNULL
        self.programs.append(subprocess.Popen(command, text=True, stdout=quiet, stderr=quiet))

    def address(self) -> str:
        distributed = import_module("distributed")
        while not self.address_file.is_file():
            time.sleep(0.1)
        address: str = json.loads(self.address_file.read_text(encoding="utf-8"))["address"]
        with distributed.Client(address, set_as_default=False) as client:
            client.wait_for_workers(2, timeout=120)
        return address

    def end(self) -> None:
        for program in reversed(self.programs):
            program.kill()
            program.wait()

    def kill_a_worker(self) -> None:
        """Kill a worker as soon as a kernel runs in it."""
        worker = psutil.Process(self.programs[1].pid)
        while not worker.children():
            time.sleep(0.05)
        time.sleep(2)
        worker.kill()
