"""Makes a closed JSON schema of one class of events from the definitions of https://github.com/ocsf/ocsf-schema.

usage: ocsf-schema.py FOLDER-OF-A-RELEASE > ocsf-1.8.0-detection-finding.schema.json

Attributes of profiles are left out, as the events name none. Objects below those that the events use are left open, to keep
the file small.
"""
import json
import pathlib
import sys

root = pathlib.Path(sys.argv[1])
dictionary = json.loads((root / "dictionary.json").read_text())
types = dictionary["types"]["attributes"]
USED = {
    "attack", "autonomous_system", "evidences", "file", "finding_info", "fingerprint", "location", "malware", "metadata",
    "network_connection_info", "network_endpoint", "observable", "process", "product", "sub_technique", "tactic",
    "technique", "url", "user"}


def resolve(path):
    """Attributes and constraints of a class or an object, with those of what it extends."""
    own = json.loads(path.read_text())
    attributes, constraints = {}, {}
    if "extends" in own:
        above = [p for p in (path.parent, root / "events") if (p / f"{own['extends']}.json").exists()][0]
        attributes, constraints = resolve(above / f"{own['extends']}.json")
    for name, attribute in own.get("attributes", {}).items():
        if name != "$include":
            attributes[name] = {**attributes.get(name, {}), **attribute}
            if "enum" in attribute and name not in ("category_uid", "class_uid"):
                attributes[name]["enum"] = {**attributes.get(name, {}).get("enum", {}), **attribute["enum"]}
    return attributes, own.get("constraints", constraints)


def primitive(name):
    kind = types[name]
    schema = primitive(kind["type"]) if "type" in kind else {
        "boolean_t": {"type": "boolean"}, "integer_t": {"type": "integer"}, "long_t": {"type": "integer"},
        "float_t": {"type": "number"}, "string_t": {"type": "string"}, "json_t": {}}[name]
    schema = dict(schema)
    if "max_len" in kind:
        schema["maxLength"] = kind["max_len"]
    if "range" in kind:
        schema["minimum"], schema["maximum"] = kind["range"]
    if "regex" in kind and name in ("ip_t", "file_hash_t", "uuid_t", "hostname_t"):
        schema["pattern"] = kind["regex"]
    return schema


def attribute_schema(name, attribute):
    shared = dictionary["attributes"][name]
    known = {**shared, **attribute, "enum": {**shared.get("enum", {}), **attribute.get("enum", {})}}
    kind = known["type"]
    if kind in types:
        schema = primitive(kind)
        if known["enum"] and schema.get("type") == "integer":
            schema["enum"] = sorted(int(key) for key in known["enum"])
    elif kind in USED:
        schema = {"$ref": f"#/$defs/{kind}"}
    else:
        schema = {"type": "object"}
    return {"type": "array", "items": schema} if known.get("is_array") else schema


def observable_types():
    """The kinds of observables are marked at the attributes, types and objects that may be one."""
    marked = list(dictionary["attributes"].values()) + list(types.values())
    for path in sorted(root.glob("objects/*.json")):
        own = json.loads(path.read_text())
        marked += [own, *own.get("attributes", {}).values()]
    return sorted({m["observable"] for m in marked if isinstance(m, dict) and "observable" in m} | {0, 99})


def schema_of(path):
    attributes, constraints = resolve(path)
    attributes = {n: a for n, a in attributes.items() if a.get("profile") is None}
    schema = {
        "type": "object",
        "additionalProperties": False,
        "properties": {n: attribute_schema(n, a) for n, a in sorted(attributes.items())},
        "required": sorted(n for n, a in attributes.items() if a.get("requirement") == "required")}
    some = constraints.get("at_least_one")
    if some:
        schema["anyOf"] = [{"required": [n]} for n in some if n in attributes]
    return schema


finding = schema_of(root / "events" / "findings" / "detection_finding.json")
finding["properties"].update(
    category_uid={"const": 2}, class_uid={"const": 2004}, unmapped={"type": "object"})
definitions = {name: schema_of(root / "objects" / f"{name}.json") for name in sorted(USED)}
definitions["observable"]["properties"]["type_id"]["enum"] = observable_types()
print(json.dumps({
    "$schema": "https://json-schema.org/draft/2020-12/schema",
    "$comment": "Made by src/test/scripts/ocsf-schema.py from the definitions of OCSF "
                + json.loads((root / "version.json").read_text())["version"]
                + ", https://github.com/ocsf/ocsf-schema, Copyright OCSF contributors, Apache License 2.0.",
    **finding,
    "$defs": definitions}, indent=1))
