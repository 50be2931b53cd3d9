"""Holds what programs read against its description: every --format json against schemas/json, SARIF and JUnit
against what their readers need. Usage: check.py PIPELINE SOURCE_DIR"""
import copy
import json
import pathlib
import subprocess
import sys
import xml.etree.ElementTree as xml

import jsonschema
import yaml

pipeline, source = sys.argv[1], pathlib.Path(sys.argv[2])
schemas = {path.name: json.loads(path.read_text()) for path in (source / "schemas/json").glob("*.schema.json")}
faults, used = [], set()

COMMANDS = [
    ("east-region", "validate"),
    ("faulty", "validate"),
    ("faulty", "validate --strict"),
    ("east-region", "list"),
    ("east-region", "list --where amount>=5000000 --sort -amount --columns id,amount,win_rate,next_due,account.grade"),
    ("east-region", "list --where win_rate>0.5"),
    ("faulty", "list"),
    ("east-region", "show hd-power-scada"),
    ("east-region", "show qinglan-fault-recorder"),
    ("east-region", "show huadong-power"),
    ("east-region", "show hd-power-scada --map"),
    ("east-region", "show huadong-power --map"),
    ("east-region", "explain hd-power-scada"),
    ("east-region", "explain liuting-booster-station"),
    ("east-region", "explain hd-power-scada BID-7"),
    ("east-region", "explain hd-power-scada BID-11"),
    ("east-region", "score"),
    ("east-region", "score hd-power-scada dongyu-feeder-automation"),
    ("east-region", "score hd-power-scada --set scores.go-no-go.funding=none"),
    ("east-region", "process list"),
    ("east-region", "process show"),
    ("east-region", "process check"),
    ("east-region", "process diff six-stage six-stage"),
    ("east-region", "eval 1+1"),
    ("east-region", "eval --explain reviews.all(r,r.by!=owner)&&amount>1.0 hd-power-scada"),
    ("east-region", "report pipeline"),
    ("east-region", "report pipeline --by owner --period 2026-Q4"),
    ("east-region", "report process"),
    ("east-region", "report process --by account.type --period 2026"),
    ("east-region", "report service"),
    ("east-region", "report service --by segment --where account.grade=='A'"),
    ("east-region", "report targets"),
    ("east-region", "report targets --by channel --period 2026-11"),
    ("east-region", "report weekly"),
    ("east-region", "knowledge"),
    ("east-region", "knowledge 价格 --reason relationship --status lost"),
    ("east-region", "report weekly --period 2026-W46 --by segment"),
]


def run(workspace, command, language="en"):
    """Standard output; exit codes are the sessions' business."""
    call = [pipeline, "-C", source / "examples" / workspace, "--today", "2026-11-23", "--lang", language]
    return subprocess.run(call + command.split(), stdout=subprocess.PIPE, stderr=subprocess.DEVNULL).stdout


class CoreLoader(yaml.SafeLoader):
    """Dates are texts, as in YAML's core schema."""

    yaml_implicit_resolvers = {
        first: [(tag, pattern) for tag, pattern in resolvers if not tag.endswith("timestamp")]
        for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
    }


def core_yaml(path):
    return yaml.load(path.read_text(encoding="utf-8"), CoreLoader)


def expect(holds, what):
    if not holds:
        faults.append(what)
        print("fault:", what)


def validator(name):
    store = {file: schema for file, schema in schemas.items()}
    return jsonschema.Draft7Validator(schemas[name], resolver=jsonschema.RefResolver("", schemas[name], store))


def mutations(output, schema):
    """The same with a key too many, and with each member missing or (if it has a type) of another type."""
    yield {**output, "surprise": 1}
    for key in output:
        yield {k: v for k, v in output.items() if k != key}
        if "properties" in schema and not set(schema["properties"][key]) - {"description"}:
            continue
        wrong = copy.deepcopy(output)
        wrong[key] = {"wrong": None} if not isinstance(output[key], dict) else "wrong"
        yield wrong


for name, schema in schemas.items():
    jsonschema.Draft7Validator.check_schema(schema)
for workspace, command in COMMANDS:
    for language in ("en", "zh"):
        output = json.loads(run(workspace, command + " --format json", language))
        name = output["schema"].removeprefix("pipeline/").removesuffix("/v1") + ".schema.json"
        expect(name in schemas, f"{command}: no schema {name}")
        check = validator(name)
        used.add(name)
        for error in check.iter_errors(output):
            expect(False, f"{workspace}: {command} ({language}): {error.json_path}: {error.message[:200]}")
        for mutated in mutations(output, schemas[name]):
            expect(not check.is_valid(mutated), f"{name} takes what it should not")
    print(f"{workspace}: {command}: {name}")
expect(used | {"common.schema.json"} == set(schemas), f"schemas that nothing used: {set(schemas) - used}")

# The schema for editors: every sound deal fits it, and one that lost what a gate behind it asked does not.
deal_schema = json.loads(run("east-region", "process schema"))
jsonschema.Draft7Validator.check_schema(deal_schema)
deals = [core_yaml(path) for path in sorted((source / "examples/east-region/opportunities").rglob("*.yaml"))]
for deal in deals:
    for error in jsonschema.Draft7Validator(deal_schema).iter_errors(deal):
        expect(False, f"process schema: {deal['id']}: {error.json_path}: {error.message[:200]}")
scada = next(deal for deal in deals if deal["id"] == "hd-power-scada")
for without in ("needs", "schedule", "competition"):
    lost = {key: value for key, value in scada.items() if key != without}
    expect(not jsonschema.Draft7Validator(deal_schema).is_valid(lost), f"process schema: {without} is asked for")
    expect(jsonschema.Draft7Validator(deal_schema).is_valid({**lost, "status": "lost"}),
           f"process schema: a lost deal needs no {without}")

# What explain calls a gate that passes, advance passes, and no other.
for deal in deals:
    gate = json.loads(run("east-region", f"explain {deal['id']} --format json"))
    command = f"advance {deal['id']} --dry-run --by {deal['owner']}"
    expect(bool(run("east-region", command)) == gate["passes"], f"{command}: the gate passes: {gate['passes']}")

findings = json.loads(run("faulty", "validate --format json"))["findings"]
sarif = json.loads(run("faulty", "validate --format sarif"))
rules, results = sarif["runs"][0]["tool"]["driver"]["rules"], sarif["runs"][0]["results"]
expect(sarif["version"] == "2.1.0" and len(results) == len(findings), "SARIF: a result for each finding")
for result, finding in zip(results, findings):
    place = result["locations"][0]["physicalLocation"]
    region = place.get("region", {})
    expect(place["artifactLocation"]["uri"] == finding["path"], f"SARIF: path of {finding}")
    expect(region.get("startLine") == finding["line"] and region.get("startColumn") == finding["column"],
           f"SARIF: place of {finding}")
    expect(result["ruleId"].startswith(rules[result["ruleIndex"]]["id"]), f"SARIF: rule of {finding}")
expect(not any("{0}" in rule["shortDescription"]["text"] for rule in rules), "SARIF: a description with a gap")
junit = xml.fromstring(run("faulty", "validate --format junit"))
suites = [junit] if junit.tag == "testsuite" else list(junit)
expect(sum(int(suite.get("failures")) for suite in suites) == len(list(junit.iter("failure"))), "JUnit: failures")

print(f"{2 * len(COMMANDS)} outputs against {len(schemas)} schemas, SARIF, JUnit: {len(faults)} faults")
sys.exit(bool(faults))
