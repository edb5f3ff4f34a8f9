#!/usr/bin/env python3
"""Writes the tests' own copies of the numbers of ../shared/goldens and of the A&E series, in the layouts of README.md.

    convert.py SHARED FOLDER
"""
import collections
import csv
import json
import sys

shared, folder = sys.argv[1:3]


def number(text):
    if text in ("", "NA", "NaN", None):
        return "nan"
    value = float(text)
    return str(int(value)) if value == int(value) and abs(value) < 1e15 else repr(value)


def flag(text):
    return {"TRUE": "1", "FALSE": "0", "NA": "na"}[text]


def rows(path):
    with open(f"{shared}/{path}", newline="") as file:
        return list(csv.DictReader(file))


def load(path):
    with open(f"{shared}/{path}") as file:
        return json.load(file)


def write(name, lines):
    with open(f"{folder}/{name}", "w", newline="") as file:
        csv.writer(file, lineterminator="\n").writerows(lines)


def xmr():
    for room, rules in (("spc", "nhsr"), ("spc_mdc2023", "mdc")):
        for case in load(f"goldens/{room}/cases.json"):
            yield ["case", case["id"], rules, case["improvement_direction"], int(case["screen_outliers"]),
                   case["fix_after_n_points"] or 0, number(case["target"]), case["variation_icon"],
                   case["assurance_icon"] or "", case["n_flagged"], int(case["short_group_warning"])]
            group = None
            for row in rows(f"goldens/{room}/{case['id']}.csv"):
                if row["rebase_group"] != group:
                    group = row["rebase_group"]
                    yield ["group", group, number(row["mean"]), number(row["lpl"]), number(row["upl"]),
                           flag(row["short_group_warning"])]
                yield ["", number(row["value"]), flag(row["outside_limits"]),
                       row["relative_to_mean"].lower(), flag(row["close_to_limits"]),
                       row["special_cause_type"], row["point_type"], flag(row["special_cause_flag"])]


def run_chart():
    for case in load("goldens/runchart/cases.json"):
        kind = case["id"].rsplit(".", 1)[1]
        yield ["case", case["id"], kind]
        part = None
        for row in rows(f"goldens/runchart/{case['id']}.csv"):
            if row["part"] != part:
                part = row["part"]
                yield ["part"] + [number(row[k]) for k in (
                    "cl", "lcl", "ucl", "n_obs", "n_useful", "longest_run", "longest_run_max", "n_crossings",
                    "n_crossings_min")] + [flag(row["runs_signal"])]
            yield ["", number(row["value"]), flag(row["sigma_signal"])]
    for org in ("RJZ", "RQM"):
        for kind in ("p", "pp"):
            yield ["case", f"{org}_t1_breaches.{kind}", kind]
            for i, row in enumerate(rows(f"goldens/runchart/{org}_t1_breaches.{kind}.csv")):
                if i == 0:
                    yield ["share part", number(row["longest_run"]), number(row["n_crossings"]), flag(row["runs_signal"])]
                yield ["share"] + [number(row[k]) for k in ("numerator", "denominator", "value", "cl", "lcl", "ucl")] + [
                    flag(row["sigma_signal"])]


def values(found):
    if isinstance(found, dict):
        return [number(v) for v in found.values()]
    return [number(v) for v in found] if isinstance(found, list) else [number(found)]


def interrupted():
    results = load("goldens/its/results.json")
    simple = load("goldens/beforeafter/results.json")
    for name in sorted(simple):
        yield ["series", name, simple[name]["event"][:7]]
        for row in rows(f"goldens/its/{name}.csv"):
            yield ["", row["date"][:7], number(row["value"])]
        for key in (k for k in sorted(results) if k.startswith(name + ".")):
            found = results[key]
            yield ["fit", found["seasonal_harmonics"]]
            for field, value in found.items():
                if field.startswith("gls_ar1_"):
                    method = field[8:].lower()
                    yield [method] + [number(value[k]) for k in ("phi", "sigma", "loglik")]
                    yield [f"{method}_coef"] + values(value["coef"])
                    yield [f"{method}_se"] + values(value["se"])
                elif field not in ("id", "source", "event", "seasonal_harmonics") and not field.endswith("_INFO"):
                    yield [field] + values(value)
        yield ["simple"]
        for field, value in simple[name].items():
            if field not in ("id", "source", "event") and not field.endswith("_INFO"):
                yield [field] + values(value)


def month(text):
    return int(text[:4]) * 12 + int(text[5:7]) - 1


def attendances():
    series = collections.defaultdict(dict)
    for row in rows("data/ae/ae_attendances.csv"):
        series[row["org_code"], row["type"]][month(row["period"])] = (row["attendances"], row["breaches"])
    for (org, kind), months in sorted(series.items()):
        first, last = min(months), max(months)
        line = [org, kind, f"{first // 12}-{first % 12 + 1:02d}"]
        for m in range(first, last + 1):
            line += months.get(m, ("", ""))
        yield line


def bulk():
    for row in rows("goldens/spc/bulk_summary.csv"):
        yield [row["org_code"], row["type"], row["metric"].replace("_2017-10-01", ""), row["rebase_group"], row["n"]] + [
            number(row[k]) for k in ("mean", "lpl", "upl")] + [row[k] for k in (
                "n_above_ucl", "n_below_lcl", "n_trend_inc", "n_trend_dec", "n_2in3_above", "n_2in3_below", "n_7_above",
                "n_7_below", "last_type", "last_point_type")]


def placebo():
    for row in rows("goldens/its/bulk_type1_breachpct_2018-01.csv"):
        yield [row["org_code"]] + [number(v) for k, v in row.items() if k != "org_code"]


write("xmr.csv", xmr())
write("run_chart.csv", run_chart())
write("anhoej.csv", ([r["longest_run_max"], r["n_crossings_min"]] for r in rows("goldens/runchart/anhoej_limits_n1_240.csv")))
write("interrupted.csv", interrupted())
write("attendances.csv", attendances())
write("xmr_bulk.csv", bulk())
write("placebo.csv", placebo())
