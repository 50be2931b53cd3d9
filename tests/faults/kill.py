"""Kills the program with SIGKILL at random moments while it writes, and looks at what the next command finds.

Usage: kill.py PROGRAM [WRITES [SEED]]

Whatever the moment, a file has its old content or its new one, of several files all do or none, and the next
command leaves no temporary file and no journal.
"""
import random
import shutil
import signal
import subprocess
import sys
import threading
import time

from workspace import ENVIRONMENT, ROBOT, SMALL, Workspace, check, finish


def kill_within(arguments, seconds):
    """Runs a command and kills it after a part of the time that it usually takes."""
    process = subprocess.Popen(arguments, env=ENVIRONMENT, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL,
                               stderr=subprocess.DEVNULL)
    timer = threading.Timer(seconds, process.send_signal, [signal.SIGKILL])
    timer.start()
    code = process.wait()
    timer.cancel()
    return code


def usual_time(run):
    start = time.monotonic()
    run()
    return time.monotonic() - start


def without_strays(workspace, about):
    strays = [name for name in workspace.files() if "pipeline-tmp" in name or "pipeline-journal" in name]
    check(not strays, f"{about}: left behind: {strays}")


def one_file(program, writes, dice):
    workspace = Workspace(program)
    seconds = usual_time(lambda: workspace.run("set", "acme-robot", "x_mark=start"))
    killed = 0
    for number in range(writes):
        about = f"write {number}"
        before = workspace.read(ROBOT)
        old = before.split("x_mark: ")[1].split("\n")[0]
        after = before.replace(f"x_mark: {old}", f"x_mark: mark-{number}")
        code = kill_within(workspace.command("set", "acme-robot", f"x_mark=mark-{number}"), dice.uniform(0, seconds))
        killed += code == -signal.SIGKILL
        found = workspace.read(ROBOT)
        check(found in (before, after), f"{about}: neither the old file nor the new one")
        check(code != 0 or found == after, f"{about}: said to be done, but is not")
        workspace.run("list")
        check(workspace.read(ROBOT) == found, f"{about}: the next command changed the file")
        without_strays(workspace, about)
    return killed


def several_files(program, writes, dice):
    workspace = Workspace(program)
    shutil.rmtree(workspace.root)
    grown = SMALL.parent / "grown"
    shutil.copytree(grown, workspace.root)
    before = workspace.files()
    migrate = ("process", "migrate", str(grown / "map.yaml"), "--to", str(workspace.root / "process-2.yaml"))
    seconds = usual_time(lambda: workspace.run(*migrate))
    after = workspace.files()
    check(before != after, "the migration changes files")
    killed = 0
    for number in range(writes):
        shutil.rmtree(workspace.root)
        shutil.copytree(grown, workspace.root)
        killed += kill_within(workspace.command(*migrate), dice.uniform(0, seconds)) == -signal.SIGKILL
        workspace.run("list")
        check(workspace.files() in (before, after), f"migration {number}: neither all files nor none")
    return killed


def main():
    program = sys.argv[1]
    writes = int(sys.argv[2]) if len(sys.argv) > 2 else 500
    seed = int(sys.argv[3]) if len(sys.argv) > 3 else random.randrange(1 << 30)
    dice = random.Random(seed)
    migrations = writes // 5
    killed = one_file(program, writes - migrations, dice) + several_files(program, migrations, dice)
    print(f"seed {seed}: {writes} writes, {killed} of them killed")
    check(killed > 0, "no write was killed")
    finish(writes)


main()
