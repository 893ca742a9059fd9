#!/usr/bin/env python3
"""Verifies this archive with nothing but itself: python3 verify.py [HEAD]

HEAD is the hash of the last ledger entry as it was kept elsewhere (a signed report, a copy of heads.log).
Prints what was checked; exit code 1 and the first thing that is wrong otherwise. README.txt says the same in words.
"""
import csv, hashlib, json, pathlib, sys

csv.field_size_limit(2**31 - 1)
here = pathlib.Path(__file__).resolve().parent


def sha256(data):
    return hashlib.sha256(data).hexdigest()


def wrong(sentence):
    sys.exit("WRONG: " + sentence)


def lines(path):
    return [line for line in path.read_bytes().split(b"\n") if line]


def cell(text):
    return text[1:] if text.startswith("'") else text


# 1. Every file is the one that was written, and none came or went.
named = {}
for line in (here / "SHA256SUMS").read_text(encoding="utf-8").splitlines():
    digest, name = line.split("  ", 1)
    named[name] = digest
present = {p.relative_to(here).as_posix() for p in here.rglob("*") if p.is_file()} - {"SHA256SUMS"}
if present != set(named):
    wrong("files came or went: " + ", ".join(sorted(present ^ set(named))))
found = {name: sha256((here / name).read_bytes()) for name in named}
for name in named:
    if found[name] != named[name]:
        wrong(name + " is not the file that was written")

# 2. Each entry of the ledger follows from the one before it.
previous, hashed = "0" * 64, {}
entries = lines(here / "ledger/entries.jsonl")
for number, line in enumerate(entries, 1):
    entry = json.loads(line)
    if entry["previous"] != previous or entry["position"] != number:
        wrong("ledger entry %d does not follow from the one before it" % number)
    previous = sha256(line)
    for row in entry["rows"]:
        hashed[(row["table"], row["sha256"])] = number
manifest = json.loads((here / "manifest.json").read_text(encoding="utf-8"))
if previous != manifest["head"] or len(entries) != manifest["entries"]:
    wrong("the ledger does not end where the manifest says")
if len(sys.argv) > 1 and sys.argv[1].lower() != previous:
    wrong("the ledger ends with %s, and %s was kept elsewhere" % (previous, sys.argv[1]))

# 3. Each record is one that an entry hashed, each that was hashed is here, and the tables say the same.
rows = 0
for path in sorted((here / "records").glob("*.jsonl")):
    table = path.stem
    with open(path.with_suffix(".csv"), encoding="utf-8", newline="") as file:
        shown = list(csv.DictReader(file))
    kept = lines(path)
    if len(shown) != len(kept):
        wrong("records/%s.csv has %d rows, %s.jsonl %d" % (table, len(shown), table, len(kept)))
    for number, (line, row) in enumerate(zip(kept, shown), 1):
        digest = sha256(line)
        where = "record %d of %s" % (number, table)
        if str(hashed.pop((table, digest), "")) != row["ledger_entry"]:
            wrong(where + " is not what the ledger hashed")
        record = json.loads(line)
        if row["record_sha256"] != digest:
            wrong(where + " has another hash in the table")
        for key, value in record.items():
            nested = isinstance(value, (list, dict))
            if (json.loads(row[key]) if nested else cell(row[key])) != (value if nested else str(value)):
                wrong("%s: column %s of the table says something else" % (where, key))
            if row.get(key + "_text") and sha256((row[key + "_salt"] + cell(row[key + "_text"])).encode()) != value:
                wrong("%s: the text of %s was replaced" % (where, key))
        for key, text in row.items():
            known = key in record or key in ("ledger_entry", "record_sha256") or key.rsplit("_", 1)[0] in record
            if text and not known:
                wrong("%s: column %s of the table says something that the record does not" % (where, key))
        if table == "source_file" and record["sha256"] not in found.values():
            wrong(where + ": the file itself is missing")
        if table == "study_document" and sha256(record["json"].encode()) not in found.values():
            wrong(where + ": the document itself is missing")
        rows += 1
if hashed:
    wrong("%d records that the ledger hashed are missing, the first of %s" % (len(hashed), next(iter(hashed))[0]))

# 4. Names and reasons are those that the entries hashed by their salts; one that was erased by law is empty.
people = set()
with open(here / "ledger/entries.csv", encoding="utf-8", newline="") as file:
    shown = list(csv.DictReader(file))
if len(shown) != len(entries):
    wrong("ledger/entries.csv has %d entries, entries.jsonl %d" % (len(shown), len(entries)))
for line, row in zip(entries, shown):
    entry = json.loads(line)
    where = "ledger entry %d" % entry["position"]
    if row["hash"] != sha256(line) or row["rows"] != str(len(entry["rows"])):
        wrong(where + " is another in the table")
    for key in ("position", "at", "kind", "via", "person"):
        if cell(row[key]) != str(entry[key]):
            wrong("%s: column %s of the table says something else" % (where, key))
    for key, text, salt in (("actorName", "name", "name_salt"), ("reason", "reason", "reason_salt")):
        if row[text] and sha256((row[salt] + cell(row[text])).encode()) != entry[key]:
            wrong("the %s of %s was replaced" % (text, where))
    people.add((row["person"], cell(row["name"]) or "(erased)"))
with open(here / "people.csv", encoding="utf-8", newline="") as file:
    for row in csv.DictReader(file):
        if (row["person"], cell(row["name"])) not in people:
            wrong("people.csv has a name that no ledger entry has: " + row["name"])

print("%d files, %d ledger entries, %d records: all as they were written." % (len(named) + 1, len(entries), rows))
print("Ledger head: " + previous)
print("Compare it with the head that was kept elsewhere: whoever rewrites everything cannot rewrite that.")
