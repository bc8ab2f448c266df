#!/usr/bin/env python3
"""Sonde: one command, then its results in the form that compare.py reads.
   sonde_peer.py FILE OUTDIR [--scores [--values-only]] [--only-run] [--survey job.xml] [--jobs N] [--sonde COMMAND]
   --values-only writes rows of values alone, as the peers do; how many answers count is then not among them.
   --only-run leaves the conversion out: what is timed is what a user waits for."""
import argparse, csv, json, os, subprocess, sys
here = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, here)
from model import *

options = argparse.ArgumentParser()
options.add_argument("file")
options.add_argument("out")
options.add_argument("--scores", action="store_true")
options.add_argument("--values-only", action="store_true")
options.add_argument("--only-run", action="store_true")
options.add_argument("--survey", default=os.path.join(here, "job.xml"))
options.add_argument("--jobs", default="2")
options.add_argument("--sonde", default="sonde")
o = options.parse_args()
os.makedirs(o.out, exist_ok=True)
aggregate, rows = os.path.join(o.out, "aggregate.json"), os.path.join(o.out, "rows.csv")

command = [o.sonde, "score", o.survey, o.file, "--jobs", o.jobs, "--quiet", "--force", "--by", "segment",
           "--by", "submitted:month", "--min-group", "1",
           "--column", "respondent_id=response-id", "--column", "submitted_at=submitted"]
for d in SQ_DIMS: command += ["--column", f"imp_{d['id']}=imp.{d['id']}"]
command += ["--format", "csv", "-o", rows, "--aggregate-to", aggregate] if o.scores else ["--aggregate", "-o", aggregate]
if o.scores and o.values_only: command.append("--values-only")
if o.only_run: os.execvp(command[0], command)
subprocess.run(command, check=False)

a = json.load(open(aggregate))
items = {i["id"]: i for i in a["items"] if not i.get("map")}
scores = {s["id"]: s for s in a["scores"]}
answers = {i["id"]: i for i in a["answers"]}
reliability = {r["id"]: r for r in a["reliability"]}
count = lambda d, v: next((c["count"] for c in d["counts"] if float(c["value"]) == v), 0)


def item(c):
    lo, hi = SCALE[c]; i = items[c]; values = i["values"]
    hist = [count(values, v) for v in range(lo, hi + 1)]
    mean = values["mean"]
    if c in REV: hist.reverse(); mean = lo + hi - mean
    return {"n": values["n"], "missing": i["states"]["skipped"], "na": i["states"]["not-applicable"], "mean": mean,
            "sd": values["sd"], "hist": hist}


def dimension(d):
    p, r = scores[d["id"]]["percent"], reliability[d["id"]]
    return {"n": p["n"], "mean": p["mean"], "sd": p["sd"], "n_complete": r["n"], "alpha": r["alpha"],
            "item_rest_r": [i["restCorrelation"] for i in r["items"]]}


def nps(s): return {g["id"]: g["count"] for g in s["groups"]}


def segment(s):
    by = {x["id"]: x for x in s["scores"]}
    out = {"n": s["count"], **{d["id"]: by[d["id"]]["percent"]["mean"] for d in DIMS}}
    out["readiness"], out["satisfaction"] = by["readiness"]["percent"]["mean"], by["satisfaction"]["percent"]["mean"]
    out["nps"], out["csat"] = by["nps"]["net"], 100 * by["csat"]["share"]
    return out


g = nps(scores["nps"]); n = a["responses"]["count"]; recommend = items["recommend"]["values"]
by = {b["by"]: b["segments"] for b in a["breakdowns"]}
result = {
    "n": n, "items": {c: item(c) for c in ITEMS},
    "recommend": {"n": recommend["n"], "missing": n - recommend["n"], "mean": recommend["mean"],
                  "hist": [count(recommend, v) for v in range(11)]},
    "dims": {d["id"]: dimension(d) for d in DIMS},
    "readiness": {**{k: scores["readiness"]["percent"][k] for k in ("n", "mean", "sd")},
                  "bands": {b["id"]: b["count"] for b in scores["readiness"]["bands"]}},
    "satisfaction": {k: scores["satisfaction"]["percent"][k] for k in ("n", "mean", "sd")},
    "nps": {"n": scores["nps"]["n"], "promoters": g["promoter"], "passives": g["passive"], "detractors": g["detractor"],
            "score": scores["nps"]["net"]},
    "csat": {"n": scores["csat"]["n"], "top2": scores["csat"]["inside"], "pct": 100 * scores["csat"]["share"]},
    "straightline": next(f["raised"] for f in a["flags"] if f["id"] == "straightline"),
    "reasons": {c["code"]: c["count"] for c in answers["reasons"]["choices"]},
    "comment": {"n": answers["comment"]["states"]["value"], "chars": answers["comment"]["characters"]},
    "segments": {s["key"][0]: segment(s) for s in by["segment"]},
    "months": {s["key"][0]: {"n": s["count"], "nps": next(x["net"] for x in s["scores"] if x["id"] == "nps")}
               for s in by["submitted:month"]},
}
json.dump(result, open(os.path.join(o.out, "agg.json"), "w"))
if o.scores:
    with open(rows, newline="") as source, open(os.path.join(o.out, "scores.csv"), "w", newline="") as target:
        writer = csv.writer(target, lineterminator="\n")
        writer.writerow(SCORE_COLUMNS[:-1] if o.values_only else SCORE_COLUMNS)
        for r in csv.DictReader(source):
            answered = [] if o.values_only else [sum(int(r[d["id"] + ".answered"]) for d in DIMS)]
            writer.writerow([r["response-id"], *[r[d["id"]] for d in DIMS], r["readiness"], r["readiness.band"],
                             r["satisfaction"], r["nps"], int("straightline" in r["flags"]), *answered])
