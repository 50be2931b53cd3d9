"""Lets each system call of a command fail in turn, or kills the command at it, and looks at what is left.

Usage: calls.py PROGRAM [all]

Of each command the calls are noted that it makes once it has found the workspace. Then it runs again and again,
each time with another one of them failing (strace's inject), and once more with a kill at that call. Each time a file
has its old content or its new one, of several all do or none; what is said to be done is done; and the next command,
which only looks, leaves no temporary file and no journal. With `all`, every writing command is tried, not only those
that write in ways of their own.
"""
import concurrent.futures
import os
import re
import shutil
import subprocess
import sys
import tempfile

from workspace import ENVIRONMENT, ROBOT, SMALL, Workspace, check, finish

SKIPPED = 77
# Calls that cannot be made to fail without the failure being the test's own.
HARMLESS = {"exit_group", "brk", "munmap", "rt_sigaction", "rt_sigprocmask", "futex", "execve", "wait4", "close",
            "fcntl", "getcwd"}
# What a full disk, a broken one and a forbidding one answer.
ERRORS = {"write": ["ENOSPC", "EIO"], "fsync": ["EIO"], "openat": ["EACCES", "ENOSPC"], "renameat2": ["EIO"],
          "renameat": ["EIO"], "mkdir": ["ENOSPC"], "unlink": ["EIO"], "flock": ["ENOLCK"], "mmap": ["ENOMEM"]}


class Scenario:
    def __init__(self, name, arguments, folder="small", prepare=lambda root: None):
        self.name, self.arguments, self.folder, self.prepare = name, arguments, folder, prepare

    def workspace(self, program):
        fresh = Workspace(program)
        if self.folder != "small":
            shutil.rmtree(fresh.root)
            shutil.copytree(SMALL.parent / self.folder, fresh.root)
        self.prepare(fresh.root)
        return fresh


def linked(root):
    """The deal's file is a link to another name."""
    os.rename(root / ROBOT, root / "robot-file")
    os.symlink("../../robot-file", root / ROBOT)


def ready(root):
    """The deal meets all rules of its gate."""
    text = (root / ROBOT).read_text().replace("\nscores:", "\nchecklist:\n  O-2: {done: 2026-11-20, by: zhang.wei, "
                                              "evidence: docs/a.md}\napprovals:\n  - {rule: O-1, by: li.na, "
                                              "at: 2026-11-20, decision: approved, over: e5f6a254}\nscores:", 1)
    (root / ROBOT).write_text(text)


def planned(root):
    with open(root / ROBOT, "a", encoding="utf-8") as deal:
        deal.write("actions:\n  - {due: 2026-11-28, owner: zhang.wei, what: offer}\n")


def held(root):
    subprocess.run([sys.argv[1], "-C", root, "--today", "2026-11-23", "hold", "acme-robot", "--reason", "x"],
                   env=ENVIRONMENT, check=True, stdout=subprocess.DEVNULL)


GROWN = SMALL.parent / "grown"
ESSENTIAL = [
    Scenario("set", ["set", "acme-robot", "amount=5"]),
    Scenario("set through a link", ["set", "acme-robot", "amount=5"], prepare=linked),
    Scenario("new", ["new", "bolt", "--set", "account=acme"], prepare=lambda root: shutil.rmtree(
        root / "opportunities/2026")),
    Scenario("advance", ["advance", "acme-robot"], prepare=ready),
    Scenario("process migrate", ["process", "migrate", str(GROWN / "map.yaml"), "--to", "process-2.yaml"], "grown"),
]
OTHERS = [
    Scenario("new --account", ["new", "--account", "bolt"]),
    Scenario("add", ["add", "acme-robot", "contacts", "name=x"]),
    Scenario("unset", ["unset", "acme-robot", "expected_sign_date"]),
    Scenario("return", ["return", "acme-robot", "--to", "lead", "--reason", "x"]),
    Scenario("hold", ["hold", "acme-robot", "--reason", "x"]),
    Scenario("resume", ["resume", "acme-robot"], prepare=held),
    Scenario("close", ["close", "acme-robot", "--as", "won"], prepare=ready),
    Scenario("log", ["log", "acme-robot", "visit"]),
    Scenario("plan", ["plan", "acme-robot", "--due", "2026-12-01", "--what", "x"]),
    Scenario("done", ["done", "acme-robot", "1", "--result", "x"], prepare=planned),
    Scenario("tick", ["tick", "acme-robot", "O-2", "--evidence", "docs/a.md"]),
    Scenario("approve", ["approve", "acme-robot", "O-1", "--by", "li.na"]),
    Scenario("reject", ["reject", "acme-robot", "O-1", "--by", "li.na", "--reason", "x"]),
]


def strace(*options):
    return ["strace", "-qq", "-o", os.devnull, *options]


def can_trace():
    if shutil.which("strace") is None:
        return "strace is not installed"
    done = subprocess.run(strace("true"), capture_output=True, text=True)
    return "" if done.returncode == 0 else "strace may not trace here: " + done.stderr.strip()


def calls_of(scenario, program):
    """Name and number of each call from the first one that speaks of the workspace."""
    workspace = scenario.workspace(program)
    with tempfile.NamedTemporaryFile("r") as log:
        code, _, said = run(workspace, scenario, ["strace", "-qq", "-o", log.name])
        check(code == 0, f"{scenario.name}: runs without a fault: {said}")
        lines = log.read().splitlines()
    after = workspace.files()
    # A library reads the list of time zones with hundreds of calls of one kind.
    zones = [at for at, line in enumerate(lines) if "zoneinfo" in line] or [0]
    counts, calls, reached = {}, [], False
    for at, line in enumerate(lines):
        name = re.match(r"\w+", line)
        if name is None:
            continue
        name = name.group()
        counts[name] = counts.get(name, 0) + 1
        reached = reached or "pipeline.yaml" in line
        if reached and name not in HARMLESS and not zones[0] <= at <= zones[-1]:
            calls.append((name, counts[name]))
    return calls, after


def run(workspace, scenario, wrapper=()):
    done = subprocess.run([*wrapper, workspace.program, "--today", "2026-11-23", *scenario.arguments],
                          env=ENVIRONMENT, cwd=workspace.root, capture_output=True, text=True,
                          stdin=subprocess.DEVNULL)
    return done.returncode, done.stdout, done.stderr


def attempt(program, scenario, after, name, number, fault):
    workspace = scenario.workspace(program)
    before = workspace.files()
    about = f"{scenario.name}: {name} {number} with {fault}"
    code, _, said = run(workspace, scenario, strace("-e", f"inject={name}:{fault}:when={number}"))
    if fault.startswith("error"):
        check(code in (0, 1, 2, 3), f"{about}: ended with {code}: {said}")
        check(code == 0 or said, f"{about}: no word of why")
    workspace.run("list")
    files = workspace.files()
    check(code != 0 or files == after, f"{about}: said to be done, but is not")
    check(files in (before, after), f"{about}: neither as before nor as it was to be: "
          f"{[path for path in sorted({*files, *before}) if files.get(path) != before.get(path)]}")


def main():
    reason = can_trace()
    if reason:
        print("skipped:", reason)
        sys.exit(SKIPPED)
    program = os.path.realpath(sys.argv[1])
    jobs = []
    for scenario in ESSENTIAL + (OTHERS if sys.argv[2:] == ["all"] else []):
        calls, after = calls_of(scenario, program)
        for name, number in calls:
            faults = [f"error={error}" for error in ERRORS.get(name, ["EIO"])] + ["signal=KILL"]
            jobs += [(program, scenario, after, name, number, fault) for fault in faults]
        print(f"{scenario.name}: {len(calls)} calls", flush=True)
    with concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
        for done in [pool.submit(attempt, *job) for job in jobs]:
            done.result()
    finish(len(jobs))


main()
