"""Two programs write at the same time.

Usage: race.py PROGRAM [ADDS]

Two times ADDS (200) items that two processes add to one file are all there in the end, in the order of each. And a
file that somebody changes while a command is between reading and writing it is left as that somebody wrote it: the
command is stopped there (strace), the file is changed, and the command goes on.
"""
import os
import shutil
import signal
import subprocess
import sys
import threading

from workspace import ENVIRONMENT, ROBOT, Workspace, check, finish


def add_from_two(program, adds):
    workspace = Workspace(program)
    codes = []

    def add_all(who):
        for number in range(adds):
            codes.append(workspace.run("add", "acme-robot", "contacts", f"name={who}-{number}")[0])

    threads = [threading.Thread(target=add_all, args=(who,)) for who in ("left", "right")]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    check(codes == [0] * (2 * adds), f"every add is done: {sorted(set(codes))}")
    lines = workspace.read(ROBOT).splitlines()
    for who in ("left", "right"):
        found = [line.strip() for line in lines if f"{who}-" in line]
        check(found == [f"- {{name: {who}-{number}}}" for number in range(adds)], f"all items of {who}, in their order")
    check(workspace.run("validate", "acme-robot")[0] == 0, "the file is as it should be")


def stopped_at_flush(workspace, *arguments):
    """A command that stands still where its new text is on the disk, and not yet in the file's place."""
    reading, writing = os.pipe()
    command = subprocess.Popen(["strace", "-qq", "-o", f"/dev/fd/{writing}", "-e", "trace=fsync", "-e",
                                "inject=fsync:signal=STOP:when=1", *workspace.command(*arguments)],
                               env=ENVIRONMENT, pass_fds=[writing], stdout=subprocess.PIPE, stderr=subprocess.PIPE,
                               text=True)
    os.close(writing)
    log = os.fdopen(reading)
    for line in log:
        if "stopped by SIGSTOP" in line:
            return command, log
    return command, None


def change_meanwhile(program):
    workspace = Workspace(program)
    command, log = stopped_at_flush(workspace, "set", "acme-robot", "amount=5")
    if not check(log is not None, "the command stops before it writes"):
        return
    with open(workspace.root / ROBOT, "a", encoding="utf-8") as file:
        file.write("x_note: by hand\n")
    by_hand = workspace.read(ROBOT)
    children = open(f"/proc/{command.pid}/task/{command.pid}/children").read().split()
    os.kill(int(children[0]), signal.SIGCONT)
    log.read()
    _, said = command.communicate()
    check(command.returncode == 1, f"the command is refused with 1, not {command.returncode}")
    check("changed since it was read" in said, f"it says why: {said}")
    check(workspace.read(ROBOT) == by_hand, "what was written by hand stays")
    check(not [name for name in workspace.files() if "pipeline-" in name], "nothing is left behind")


def main():
    program = os.path.realpath(sys.argv[1])
    add_from_two(program, int(sys.argv[2]) if len(sys.argv) > 2 else 200)
    if shutil.which("strace") and subprocess.run(["strace", "-qq", "-o", os.devnull, "true"]).returncode == 0:
        change_meanwhile(program)
        finish(9)
    print("skipped: a change between reading and writing, since strace may not trace here")
    finish(4)


main()
