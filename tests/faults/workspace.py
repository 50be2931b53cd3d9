"""What the fault tests share: a small workspace, the program run in it, and a look at what is left."""
import hashlib
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile

SMALL = pathlib.Path(__file__).resolve().parent.parent / "sessions" / "small"
ENVIRONMENT = {"PATH": os.environ["PATH"], "HOME": "/nonexistent", "LC_ALL": "C.UTF-8", "TZ": "UTC",
               "PIPELINE_USER": "zhang.wei", "GIT_CONFIG_GLOBAL": "/dev/null", "GIT_CONFIG_NOSYSTEM": "1"}
ROBOT = "opportunities/2026/acme-robot.yaml"

failures = []


def check(holds, what):
    """Remembers that something does not hold; the tests go on."""
    if not holds:
        failures.append(what)
        print("FAILED:", what, flush=True)
    return holds


def finish(passed):
    """The closing line, and the exit code."""
    print(f"{passed - len(failures)} passed, {len(failures)} failed")
    sys.exit(1 if failures else 0)


class Workspace:
    """A copy of the small workspace that goes with the object."""

    def __init__(self, program, deals=0):
        self.program = program
        self._folder = tempfile.TemporaryDirectory(prefix="pipeline-faults-")
        self.root = pathlib.Path(self._folder.name) / "sales"
        shutil.copytree(SMALL, self.root)
        robot = (self.root / ROBOT).read_text()
        for i in range(deals):
            copy = robot.replace("id: acme-robot", f"id: robot-{i}")
            (self.root / f"opportunities/2026/robot-{i}.yaml").write_text(copy)

    def command(self, *arguments):
        return [self.program, "-C", str(self.root), "--today", "2026-11-23", *arguments]

    def run(self, *arguments, wrapper=()):
        """Exit code, standard output, standard error; a code below 0 names the signal."""
        done = subprocess.run([*wrapper, *self.command(*arguments)], env=ENVIRONMENT, capture_output=True,
                              text=True, stdin=subprocess.DEVNULL)
        return done.returncode, done.stdout, done.stderr

    def read(self, path):
        return (self.root / path).read_text()

    def files(self):
        """Contents by path, all names, hidden ones too."""
        return {str(path.relative_to(self.root)): path.read_bytes()
                for path in sorted(self.root.rglob("*")) if path.is_file() or path.is_symlink()}

    def state(self):
        """All that a dry run must leave as it is, beside the workspace, too: names, contents, times of change."""
        def facts(path):
            status = path.lstat()
            content = hashlib.sha256(path.read_bytes()).hexdigest() if path.is_file() else ""
            return status.st_mode, status.st_mtime_ns, status.st_ctime_ns, status.st_size, content
        around = self.root.parent
        return {str(path): facts(path) for path in [around, *sorted(around.rglob("*"))]}
