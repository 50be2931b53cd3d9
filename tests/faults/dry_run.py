"""A dry run leaves every byte and every time of change as it was.

Usage: dry_run.py PROGRAM

Every command that writes, each with every option of its own that changes what it writes and with every combination
of the options that all of them share, in a folder that may not be written. Commands that are refused are tried, too.
"""
import itertools
import os
import subprocess
import sys

from workspace import ENVIRONMENT, ROBOT, Workspace, check, finish

DEAL = "acme-robot"
COMMANDS = {
    "init": [[], ["../new"], ["../new/sub", "--sample"], ["../new", "--process", "six-stage"], ["../new", "--process", "nope"]],
    "new": [["bolt", "--set", "account=acme"], ["--account", "bolt"], ["bolt"], [DEAL, "--set", "account=acme"],
            ["bolt", "--set", "account=acme", "--set", "amount=5"]],
    "advance": [[DEAL], [DEAL, "--to", "deliver"], [DEAL, "--set", "amount=5"],
                [DEAL, "--waive", "O-1", "--waive", "O-2", "--reason", "x", "--waived-by", "gao.jun"],
                [DEAL, "--waive", "O-1", "--waive", "O-2", "--reason", "x", "--until", "2026-12-31",
                 "--waived-by", "gao.jun"], ["nobody"]],
    "return": [[DEAL, "--to", "lead", "--reason", "x"], [DEAL, "--to", "deliver", "--reason", "x"]],
    "hold": [[DEAL, "--reason", "x"]],
    "resume": [[DEAL]],
    "close": [[DEAL, "--as", "won"], [DEAL, "--as", "lost", "--reason", "price"],
              [DEAL, "--as", "lost", "--reason", "price", "--set", "case_analysis.reason=x"],
              [DEAL, "--as", "withdrawn", "--reason", "no_budget"]],
    "reopen": [[DEAL, "--reason", "x"]],
    "set": [[DEAL, "amount=5"], [DEAL, "amount=x"], ["acme", "grade=A"], [DEAL, "x_new.deep=1"]],
    "unset": [[DEAL, "amount"], [DEAL, "needs.summary"], [DEAL, "nothing"]],
    "add": [[DEAL, "contacts", "name=x"], [DEAL, "objections", "what=x"], [DEAL, "amount", "x=1"]],
    "log": [[DEAL, "visit"], [DEAL, "visit", "--note", "x", "--date", "2026-11-20"], [DEAL, "nope"]],
    "plan": [[DEAL, "--due", "2026-12-01", "--what", "x"], [DEAL, "--due", "2026-12-01", "--what", "x", "--owner", "li.na"]],
    "done": [[DEAL, "1", "--result", "x"], [DEAL, "1", "--result", "x", "--remedy", "y"], [DEAL, "9", "--result", "x"]],
    "tick": [[DEAL, "O-2", "--evidence", "docs/a.md"], [DEAL, "O-2"], [DEAL, "O-1"]],
    "approve": [[DEAL, "O-1", "--by", "li.na"], [DEAL, "O-1"]],
    "reject": [[DEAL, "O-1", "--by", "li.na", "--reason", "x"], [DEAL, "O-1"]],
    "process migrate": [["map.yaml"], ["map.yaml", "--to", "process.yaml"], ["none.yaml"]],
}
SHARED = [["--by", "zhang.wei"], ["--commit"], ["--lang", "zh"]]


def combinations():
    for command, variants in COMMANDS.items():
        for variant in variants:
            for count in range(len(SHARED) + 1):
                for options in itertools.combinations(SHARED, count):
                    extra = [word for option in options for word in option]
                    if "--by" in variant and "--by" in extra:
                        continue
                    yield [*command.split(), *variant, *extra, "--dry-run"]


def writing_commands(program):
    """The commands whose help offers --dry-run."""
    names = subprocess.run([program, "--help"], env=ENVIRONMENT, capture_output=True, text=True).stdout
    words = {line.split()[0] for line in names.splitlines() if line.startswith("  ") and line.split()}
    words |= {"process migrate"}
    offers = lambda name: "--dry-run" in subprocess.run([program, *name.split(), "--help"], env=ENVIRONMENT,
                                                        capture_output=True, text=True).stdout
    return {name for name in words if name.isalpha() or " " in name if offers(name)}


def main():
    program = os.path.realpath(sys.argv[1])
    workspace = Workspace(program)
    git = lambda *arguments: subprocess.run(["git", "-C", workspace.root, *arguments], env=ENVIRONMENT, check=True,
                                            capture_output=True)
    with open(workspace.root / ROBOT, "a", encoding="utf-8") as deal:
        deal.write("actions:\n  - {due: 2026-11-28, owner: zhang.wei, what: offer}\n")
    (workspace.root / "map.yaml").write_text("fields:\n  rename: {needs.date: needs.day}\n")
    git("init", "--quiet")
    for name, value in (("user.name", "张伟"), ("user.email", "zhang.wei@example.com")):
        git("config", name, value)
    git("add", ".")
    git("commit", "--quiet", "--message", "as it was")
    subprocess.run(["chmod", "-R", "a-w", workspace.root.parent], check=True)
    missing = writing_commands(program) - set(COMMANDS)
    check(not missing, f"commands that write and are not tried: {sorted(missing)}")
    before = workspace.state()
    passed = tried = 0
    for arguments in combinations():
        code, shown, said = workspace.run(*arguments)
        tried += 1
        passed += code == 0 and "+++ b/" in shown
        about = " ".join(arguments)
        check(code in (0, 1, 2, 3), f"{about}: ended with {code}: {said}")
        check(workspace.state() == before, f"{about}: something has changed")
    subprocess.run(["chmod", "-R", "u+w", workspace.root.parent], check=True)
    print(f"{tried} dry runs, {passed} of them showed a change")
    check(passed > tried / 3, "too few of them show a change to mean anything")
    finish(tried)


main()
