#!/usr/bin/env python3
"""Makes the tables beside this file from those that `concordat export` wrote of whole months.

usage: extract.py EXPORTED/official OVERVIEW-sheet.csv ODS

Kept are the organisations of ../collection/codes.csv, the functions their partnerships concern, and the aggregates of all
providers (England, NHS trusts, others). A provider's commissioners are folded into one. OVERVIEW is NHS England's "RTT Overview
Timeseries" as its sheet is: a heading of groups, one of columns, a row a month. It is the published series of England.
ODS is a folder with the Organisation Data Service's lists of NHS trusts (etr-2022.csv, etr-2026.csv) and trust_mergers.csv: when
each trust was opened and closed, its successor, ICB and region, without which one that was closed would be told as missing. All
under the Open Government Licence v3.0.
"""
import csv
import hashlib
import os
import sys
from collections import defaultdict
from datetime import date, datetime, timedelta

FUNCTIONS = {"C_100", "C_110", "C_150", "C_320", "C_400", "C_410"}  # surgery, MSK, neurology, cardiology
TESTS = {"MRI", "CT", "NON_OBSTETRIC_ULTRASOUND", "ECHOCARDIOGRAPHY"}  # imaging, cardiology
SITE_PARTS = {"incomplete", "admitted", "nonadmitted"}  # of a company's sites, which are many
IMPORTED_AT = 1795219200  # SOURCE_DATE_EPOCH of the Makefile
TRUST_LISTS = ("etr-2022.csv", "etr-2026.csv")  # the newest last
SUCCESSORS = {"RAP": "RAL", "R1C": "RW1"}  # those of 2024, which trust_mergers.csv does not have yet
HERE = os.path.dirname(os.path.abspath(__file__))

GROUPS = {
    "Completed admitted (unadjusted) RTT pathways": "admitted",
    "Completed admitted (adjusted) RTT pathways": "adjusted",
    "Completed non-admitted RTT pathways": "nonadmitted",
    "Incomplete RTT pathways": "incomplete",
    "Total completed pathways": "completed",
    "New RTT periods": "new",
    "Derived unreported removals": "unreported",
    "Total removals": "removals",
    "Derived unreported removals as a % of total removals": "unreported",
    "Unique Patients": "patients",
}
COLUMNS = {
    "Median wait (weeks)": "median", "92nd percentile (weeks)": "p92", "95th percentile (weeks)": "p95",
    "No. within 18 weeks": "within18", "% within 18 weeks": "within18.pct", "No. > 18 weeks": "over18",
    "No. > 52 weeks": "over52", "% > 52 weeks": "over52.pct", "No. > 65 weeks": "over65",
    "No. > 78 weeks": "over78", "No. > 104 weeks": "over104", "No. of pathways (all)": "total",
    "Total waiting (mil)": "total", "Total completed pathways": "total", "No. of new RTT periods": "total",
    "Total unreported removals": "total", "Total removals": "total",
    "Derived unreported removals as a % of total removals": "pct",
    "Ratio of total unique patients to total waiting (i.e. incomplete RTT pathways)": "ratio",
    "Estimated number of unique patients (mil)": "total",
}
ESTIMATES = ("with estimates for missing data", "with estimates")


def read(folder, name):
    with open(os.path.join(folder, name), newline="", encoding="utf-8") as file:
        yield from csv.DictReader(file)


def write(name, heading, rows):
    with open(os.path.join(HERE, name), "w", newline="", encoding="utf-8") as file:
        out = csv.writer(file, lineterminator="\n")
        out.writerow(heading)
        out.writerows(rows)


def kept_codes():
    codes, sites = set(), set()
    for row in read(os.path.join(HERE, "..", "collection"), "codes.csv"):
        if row["scheme"].startswith("ODS"):
            codes.add(row["code"])
            if row["scheme"] == "ODS site":
                sites.add(row["code"])
    return codes, sites


def bands_of(text):
    return [tuple(map(int, band.split(":"))) for band in text.split()]


def add_waits(sums, key, row):
    total = sums.setdefault(key, [int(row["open_week"]), 0, defaultdict(int)])
    total[1] += int(row["unbanded"])
    for week, count in bands_of(row["weeks"]):
        total[2][week] += count


def wanted_waits(row):
    return row["function"] in TESTS or row["function"] == "ALL" or (
        row["function"] in FUNCTIONS and row["part"] == "incomplete") or (
        row["function"] == "C_110" and row["part"] in ("nonadmitted", "new"))


def extract_waits(folder, codes, sites, trusts):
    sums = {}
    for row in read(folder, "waits.csv"):
        code = row["organisation"]
        if not wanted_waits(row) or row["commissioner"] == "NONC":
            continue
        key = (row["dataset"], row["month"], row["part"], row["function"])
        for aggregate in ("England", "sector:nhs" if code in trusts else "sector:other"):
            if row["function"] == "ALL" or row["dataset"] == "dm01" or row["part"] == "incomplete":
                add_waits(sums, key + (aggregate,), row)
        if code in codes and (code not in sites or (row["function"] == "ALL" and row["part"] in SITE_PARTS)):
            add_waits(sums, key + (code,), row)
    for key in sorted(sums):
        first, unbanded, bands = sums[key]
        yield key + ("" if key[4] in ("England", "sector:nhs", "sector:other") else "BLANK", first, unbanded,
                     " ".join(f"{week}:{bands[week]}" for week in sorted(bands) if bands[week]))


def number(value):
    return int(value) if value == int(value) else value


def extract_figures(folder, codes, trusts):
    kept, sums = [], defaultdict(float)
    for row in read(folder, "figures.csv"):
        if row["dataset"] not in ("ae", "dm01") or row["function"] not in TESTS | {"ALL"}:
            continue
        key = (row["dataset"], row["month"], row["item"], row["function"])
        if row["value"] != "":
            for aggregate in ("England", "sector:nhs" if row["organisation"] in trusts else "sector:other"):
                sums[key + (aggregate,)] += float(row["value"])
        if row["organisation"] in codes:
            kept.append(key + (row["organisation"], row["value"], row["why"]))
    kept += [key + (number(sums[key]), "") for key in sums]
    return sorted(kept)


def published_item(group, column):
    group, column = " ".join(group.split()), " ".join(column.split())
    estimates = next((text for text in ESTIMATES if column.endswith(text)), "")
    name = COLUMNS[column[:len(column) - len(estimates)].strip(" ,")]
    return f"published.rtt.{GROUPS[group]}.{name}" + (".with-estimates" if estimates else "")


def published_value(item, text):
    if text.endswith("+"):
        return "", "in the open band"
    value = float(f"{float(text) * (100 if '.pct' in item else 1):.15g}")
    return number(round(value, 15)), ""  # as many digits as the program reads


def published_month(text):
    """The sheet's days are numbers, but for a month that has a note: "* Feb-24"."""
    if text.isdigit():
        day = date(1899, 12, 30) + timedelta(int(text))
    else:
        day = datetime.strptime(text.lstrip("* "), "%b-%y")
    return f"{day:%Y-%m}"


def published_items(groups, columns):
    """Of each column: a group is named above its first one only."""
    items, group = [], ""
    for above, column in zip(groups, columns):
        group = above if above.strip() else group
        items.append(published_item(group, column) if column.strip() else None)
    return items


def extract_published(path):
    with open(path, newline="", encoding="utf-8") as file:
        rows = list(csv.reader(file))
    top = next(i for i, row in enumerate(rows) if row[2] == "Month")
    items = published_items(rows[top], rows[top + 1])
    for row in rows[top + 2:]:
        for item, text in zip(items, row):
            if row[2] and item and text.strip() not in ("", "-"):
                yield ("published", published_month(row[2]), item, "ALL", "England", *published_value(item, text))


def is_trust(row):
    """As src/model/sector.c has it."""
    code, name = row["code"], row["name"].upper()
    return (len(code) == 3 and code[0] == "R") or (
        len(code) == 5 and ("NHS TRUST" in name or "NHS FOUNDATION TRUST" in name))


def day_of(text):
    return f"{text[:4]}-{text[4:6]}-{text[6:]}" if text else ""


def read_trusts(folder):
    """By code, without names, which the monthly files have. Codes that do not say that they are a trust's need theirs."""
    trusts = {}
    for name in TRUST_LISTS:
        with open(os.path.join(folder, name), newline="", encoding="utf-8") as file:
            for row in csv.reader(file):
                if is_trust({"code": row[0], "name": ""}):
                    trusts[row[0]] = {"code": row[0], "name": "", "first_month": "", "last_month": "", "kind": "provider",
                                      "parent": row[3], "region": row[2], "opened": day_of(row[10]),
                                      "closed": day_of(row[11]), "successor": SUCCESSORS.get(row[0], "")}
    with open(os.path.join(folder, "trust_mergers.csv"), newline="", encoding="utf-8-sig") as file:
        for row in csv.DictReader(file):
            trusts[row["trust_code_old"]]["successor"] = row["trust_code_new"]
    return trusts


def add_trusts(organisations, trusts):
    """The rows of those kept, then a row of every other trust."""
    for row in organisations:
        yield {key: value or trusts.get(row["code"], row)[key] for key, value in row.items()}
    known = {row["code"] for row in organisations}
    yield from (trusts[code] for code in sorted(trusts) if code not in known)


def import_of(path, months):
    with open(path, "rb") as file:
        digest = hashlib.file_digest(file, "sha256").hexdigest() if hasattr(hashlib, "file_digest") else \
            hashlib.sha256(file.read()).hexdigest()
    return {"import": "1", "file": os.path.basename(path), "kind": "published", "digest": digest,
            "bytes": os.path.getsize(path), "rows": len(months), "period": f"{min(months)} {max(months)}",
            "vintage": "", "imported_at": IMPORTED_AT, "built_in": ""}


def write_rows(name, rows):
    rows = list(rows)
    write(name, list(rows[0]), [list(row.values()) for row in rows])


def main():
    folder, overview, ods = sys.argv[1:]
    codes, sites = kept_codes()
    organisations = list(read(folder, "organisations.csv"))
    trusts = {row["code"] for row in organisations if is_trust(row)}
    waits = list(extract_waits(folder, codes, sites, trusts))
    published = list(extract_published(overview))
    figures = extract_figures(folder, codes, trusts) + published
    used = {(row[0], row[1]) for row in waits + figures}
    months = [dict(row, whole="no") for row in read(folder, "months.csv") if (row["dataset"], row["month"]) in used]
    months += [{"dataset": "published", "month": month, "import": "1", "vintage": "", "whole": "no"}
               for month in sorted({row[1] for row in published})]
    imports = {row["import"] for row in months}
    functions = {row[3] for row in waits + figures}
    items = {row[2] for row in figures}
    write_rows("imports.csv", [import_of(overview, [row[1] for row in published])] + [
        dict(row, imported_at=IMPORTED_AT, built_in="") for row in read(folder, "imports.csv") if row["import"] in imports])
    write_rows("months.csv", months)
    kept = [row for row in organisations if row["code"] in codes
            or row["kind"] in ("icb", "region") and row["code"][:1] in "QYNBE" or row["code"] in ("NONC", "BLANK")]
    write_rows("organisations.csv", add_trusts(kept, read_trusts(ods)))
    write_rows("functions.csv", [row for row in read(folder, "functions.csv") if row["code"] in functions])
    write_rows("items.csv", [row for row in read(folder, "items.csv") if row["item"] in items] + [
        {"item": item, "unit": ""} for item in sorted({row[2] for row in published})])
    write("waits.csv", ["dataset", "month", "part", "function", "organisation", "commissioner", "open_week", "unbanded",
                        "weeks"], waits)
    write("figures.csv", ["dataset", "month", "item", "function", "organisation", "value", "why"], figures)
    print(len(waits), "waits,", len(figures), "figures,", len(months), "months")


if __name__ == "__main__":
    main()
