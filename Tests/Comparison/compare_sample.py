#!/usr/bin/env python3
"""Recomputes what Sonde says about the shipped samples with numpy, scipy, pingouin, statsmodels and krippendorff.

Run by hand:  python3 Tests/Comparison/compare_sample.py path/to/sonde
Needs numpy, scipy, pandas, pingouin, statsmodels and krippendorff, best in a virtual environment outside the tree. The
samples' surveys are copied to a temporary folder with analysis and weights added; segments are compared by channel, with
weights and without, and the two halves of the responses taken for two waves of the same people. Prints the largest difference, which is relative for
numbers above 1, and exits with 1 when it reaches 1e-9.
"""

import csv
import glob
import itertools
import json
import math
import shutil
import subprocess
import sys
import tempfile
import warnings
import xml.etree.ElementTree as ElementTree
from pathlib import Path

import krippendorff
import numpy as np
import pandas as pd
import pingouin
import statsmodels.api as sm
from scipy import linalg, stats
from statsmodels.stats.contingency_tables import mcnemar
from statsmodels.stats.multitest import multipletests
from statsmodels.stats.proportion import confint_proportions_2indep, proportion_confint
from statsmodels.stats.outliers_influence import variance_inflation_factor
from statsmodels.stats.weightstats import DescrStatsW

warnings.filterwarnings("ignore")
ROOT = Path(__file__).resolve().parents[2]
SONDE = sys.argv[1] if len(sys.argv) > 1 else "sonde"
FIVE = ["reliability", "flexibility", "trust", "empathy", "aesthetics"]
MARGIN = {"in-person": 40, "phone": 35, "online": 25}
ANALYSIS = """
<analysis>
  <reliability of="reliability flexibility trust empathy aesthetics satisfaction-index"/>
  <drivers of="satisfaction-index" by="reliability flexibility trust empathy aesthetics"/>
</analysis>
"""
WEIGHTS = """
<weights method="rake"><margin of="segment">%s</margin></weights>
""" % "".join(f'<share code="{code}" value="{value}"/>' for code, value in MARGIN.items())
largest = (0.0, "nothing")
count = 0
PANEL = """
<text id="card"><prompt>Card</prompt></text>
<single id="wave"><prompt>Wave</prompt>
  <choice value="w1"><label>1</label></choice><choice value="w2"><label>2</label></choice></single>
<scoring>"""


def check(name, found, expected):
    """Notes the difference of one number, or of each of a list."""
    global largest, count
    for index, (f, e) in enumerate(zip(np.atleast_1d(found), np.atleast_1d(expected), strict=True)):
        if f is None or not math.isfinite(f):
            difference = math.inf
        else:
            difference = abs(f - e) / max(1, abs(e))
        count += 1
        if difference >= 1e-9:
            print(f"DIFF {name}[{index}]: Sonde {f}, here {e}")
        if difference > largest[0]:
            largest = (difference, f"{name}[{index}]")


def aggregate(survey, responses, *options):
    run = subprocess.run(
        [SONDE, "score", survey, *responses, "--aggregate", "-q", *options], capture_output=True, text=True)
    if run.returncode > 1:
        sys.exit(run.stderr)
    return json.loads(run.stdout)


def by_id(members):
    return {member["id"]: member for member in members}


def scales(root):
    """The least and greatest value of each scale, and of each question."""
    bounds = {}
    for file in ["service-quality.xml", "library/scales.xml"]:
        for scale in ElementTree.parse(ROOT / "Surveys" / file).getroot().iter("{urn:sonde:survey:1}scale"):
            bounds[scale.get("id")] = (float(scale.get("from")), float(scale.get("to")))
    return {q.get("id"): bounds[q.get("scale")] for q in root.iter("{urn:sonde:survey:1}rating")}


def mean_interval(x):
    half = stats.t.ppf(0.975, len(x) - 1) * x.std(ddof=1) / math.sqrt(len(x))
    return [x.mean() - half, x.mean() + half]


def service_quality(folder):
    source = (ROOT / "Surveys/service-quality.xml").read_text()
    survey = folder / "service-quality.xml"
    survey.write_text(source.replace("</scoring>", ANALYSIS + WEIGHTS + "</scoring>"))
    table = ROOT / "Surveys/samples/service-quality.csv"
    found = aggregate(survey, [table])
    root = ElementTree.parse(survey).getroot()
    bounds = scales(root)
    rows = list(csv.DictReader(open(table)))
    scores, coded = {}, {}
    for dimension in root.iter("{urn:sonde:survey:1}dimension"):
        columns = []
        for item in dimension.iter("{urn:sonde:survey:1}item"):
            least, greatest = bounds[item.get("ref")]
            values = []
            for row in rows:
                # What the table has no column for was not asked.
                text = row.get(item.get("ref"), "")
                value = float(text) if text and float(text) >= least else math.nan
                turned = least + greatest - value if item.get("reversed") == "yes" else value
                values.append((turned - least) / (greatest - least) * 100)
            columns.append(values)
        coded[dimension.get("id")] = np.array(columns).T
    for name, matrix in coded.items():
        applicable = np.array([
            sum(row.get(item.get("ref"), "-99") != "-99" for item in root.find(f".//*[@id='{name}']").iter("{urn:sonde:survey:1}item"))
            for row in rows
        ])
        answered = (~np.isnan(matrix)).sum(axis=1)
        needed = np.ceil(applicable / 2)
        means = np.full(len(rows), math.nan)
        enough = (answered >= needed) & (answered > 0)
        means[enough] = np.nanmean(matrix[enough], axis=1)
        if enough.any():
            scores[name] = means
    sonde = by_id(found["scores"])
    for name, values in scores.items():
        x = values[~np.isnan(values)]
        percent = sonde[name]["percent"]
        check(f"{name} n, mean, sd", [percent["n"], percent["mean"], percent["sd"]], [len(x), x.mean(), x.std(ddof=1)])
        check(f"{name} interval", [percent["lower"], percent["upper"]], mean_interval(x))
    satisfied = np.array([float(r["overall-satisfaction"]) for r in rows
                          if r["overall-satisfaction"] and float(r["overall-satisfaction"]) > 0])
    inside = int((satisfied >= 4).sum())
    check("csat", sonde["csat"]["share"], inside / len(satisfied))
    check("csat interval", [sonde["csat"]["lower"], sonde["csat"]["upper"]],
          proportion_confint(inside, len(satisfied), method="wilson"))
    for name, found_here in by_id(found["reliability"]).items():
        complete = coded[name][~np.isnan(coded[name]).any(axis=1)]
        alpha, _ = pingouin.cronbach_alpha(pd.DataFrame(complete))
        n, k = complete.shape
        f = stats.f(n - 1, (n - 1) * (k - 1))
        check(f"{name} alpha", [found_here["n"], found_here["alpha"]], [n, alpha])
        check(f"{name} Feldt", [found_here["lower"], found_here["upper"]],
              [1 - (1 - alpha) * f.ppf(0.975), 1 - (1 - alpha) * f.ppf(0.025)])
        check(f"{name} item-rest", [item["restCorrelation"] for item in found_here["items"]],
              [stats.pearsonr(complete[:, i], np.delete(complete, i, axis=1).sum(axis=1))[0] for i in range(k)])
    drivers(found["drivers"][0], scores)
    weights = weighting(found["weighting"], scores, rows, satisfied)
    boxed = np.array([float(r["overall-satisfaction"] or "nan") for r in rows])
    boxes = np.where(boxed > 0, boxed >= 4, math.nan)
    groups = np.array([r["segment"] for r in rows])
    weighted_segments(survey, table, scores, boxes, groups, weights)
    survey.write_text(source.replace("</scoring>", ANALYSIS + "</scoring>"))
    segments(survey, table, scores, boxes, groups)
    waves(folder, source, rows, scores, boxes)


def weighted_segments(survey, table, scores, boxes, groups, weights):
    """Each channel against the others, whose respondents do not all weigh the same."""
    found = [c for c in aggregate(survey, [table], "--by", "segment", "--min-group", "1")["comparisons"]
             if c["by"] == "segment"]
    for comparison in found:
        name = comparison["of"]
        if name not in scores and name != "csat":
            continue
        values = boxes * 100 if name == "csat" else scores[name]
        known = np.isin(groups, list(MARGIN)) & ~np.isnan(values)
        for member in comparison["segments"]:
            mine = known & (groups == member["key"][0])
            what = f"weighted {name} of {member['key'][0]}"
            parts = [linearised(values[here], weights[here]) for here in (mine, known & ~mine)]
            (m1, e1, v1, n1), (m2, e2, v2, n2) = parts
            error = math.hypot(e1, e2)
            df = error ** 4 / (e1 ** 4 / (n1 - 1) + e2 ** 4 / (n2 - 1))
            half = stats.t.ppf(0.975, df) * error
            difference, test = member["difference"], member["difference"]["test"]
            check(what, [difference["value"], difference["lower"], difference["upper"], difference["detectable"]],
                  [m1 - m2, m1 - m2 - half, m1 - m2 + half, 2.8 * error])
            if name == "csat":
                f, p = rao_scott(mine[known], values[known] > 0, weights[known])
                check(f"{what} Rao-Scott", [test["statistic"], test["df"], test["p"]], [f, 1, p])
                continue
            check(f"{what} test", [test["statistic"], test["df"], test["p"]],
                  [(m1 - m2) / error, df, 2 * stats.t.sf(abs(m1 - m2) / error, df)])
            spread = math.sqrt(((n1 - 1) * v1 + (n2 - 1) * v2) / (n1 + n2 - 2))
            check(f"{what} g", test["effect"]["value"], (m1 - m2) / spread * (1 - 3 / (4 * (n1 + n2) - 9)))


def linearised(x, w):
    """The weighted mean, its error by Taylor linearisation, the variance and the size of a sample."""
    n = len(x)
    mean = DescrStatsW(x, weights=w).mean
    error = math.sqrt(n / (n - 1) * ((w * (x - mean) / w.sum()) ** 2).sum())
    return mean, error, n / (n - 1) * (w * (x - mean) ** 2).sum() / w.sum(), n


def rao_scott(rows, columns, w):
    """F and p of a fourfold table: Pearson's statistic of the weighted shares over the design effect of the interaction."""
    n, cell = len(w), 2 * rows.astype(int) + columns
    share = np.array([w[cell == i].sum() for i in range(4)]) / w.sum()
    table = share.reshape(2, 2)
    expected = np.outer(table.sum(axis=1), table.sum(axis=0))
    pearson = n * ((table - expected) ** 2 / expected).sum()
    contrast = np.array([1, -1, -1, 1])
    design = n / (n - 1) * ((w / w.sum() * (contrast / share)[cell]) ** 2).sum()
    simple = (contrast ** 2 / share).sum() / n
    return pearson / (design / simple), stats.f.sf(pearson / (design / simple), 1, n - 1)


def segments(survey, table, scores, boxes, groups):
    """Each channel against the others, all of them together, and the q-values of their family."""
    found = [c for c in aggregate(survey, [table], "--by", "segment", "--min-group", "1")["comparisons"]
             if c["by"] == "segment"]
    families = {}
    for comparison in found:
        name = comparison["of"]
        for member in comparison["segments"]:
            difference = member["difference"] or {}
            if difference.get("q") is not None:
                families.setdefault(comparison["family"], []).append((difference["test"]["p"], difference["q"]))
            if name not in scores and name != "csat":
                continue
            values = boxes if name == "csat" else scores[name]
            mine = values[(groups == member["key"][0]) & ~np.isnan(values)]
            others = values[(groups != member["key"][0]) & np.isin(groups, list(MARGIN)) & ~np.isnan(values)]
            what = f"{name} of {member['key'][0]}"
            test = difference["test"]
            interval = [difference["lower"], difference["upper"]]
            if name == "csat":
                a, b = int(mine.sum()), int(others.sum())
                lower, upper = confint_proportions_2indep(a, len(mine), b, len(others), method="newcomb", compare="diff")
                check(f"{what} Newcombe", interval, [100 * lower, 100 * upper])
                tabled = [[a, len(mine) - a], [b, len(others) - b]]
                if test["method"] == "chi-squared":
                    check(f"{what} chi squared", [test["statistic"], test["p"]],
                          stats.chi2_contingency(tabled, correction=False)[:2])
                else:
                    check(f"{what} Fisher", test["p"], stats.fisher_exact(tabled)[1])
                continue
            welch = stats.ttest_ind(mine, others, equal_var=False)
            limits = welch.confidence_interval()
            check(f"{what} Welch", [test["statistic"], test["df"], test["p"], *interval],
                  [welch.statistic, welch.df, welch.pvalue, limits.low, limits.high])
            spread = math.sqrt(((len(mine) - 1) * mine.var(ddof=1) + (len(others) - 1) * others.var(ddof=1))
                               / (len(mine) + len(others) - 2))
            g = (mine.mean() - others.mean()) / spread * (1 - 3 / (4 * (len(mine) + len(others)) - 9))
            check(f"{what} g", test["effect"]["value"], g)
            ranks = stats.mannwhitneyu(np.round(mine, 9), np.round(others, 9), method="asymptotic")
            check(f"{what} ranks", difference["rankP"], ranks.pvalue)
        if name in scores and comparison["overall"]:
            parts = [scores[name][(groups == m["key"][0]) & ~np.isnan(scores[name])] for m in comparison["segments"]]
            long = pd.DataFrame([(i, v) for i, part in enumerate(parts) for v in part], columns=["group", "value"])
            anova = pingouin.welch_anova(long, dv="value", between="group").iloc[0]
            overall = comparison["overall"]
            p = anova["p_unc"] if "p_unc" in anova else anova["p-unc"]
            check(f"{name} Welch's analysis", [overall["statistic"], overall["df2"], overall["p"]],
                  [anova["F"], anova["ddof2"], p])
            check(f"{name} Kruskal", overall["rankP"], stats.kruskal(*[np.round(part, 9) for part in parts]).pvalue)
    for family, pairs in families.items():
        # Two segments are compared once.
        p, q = zip(*pairs)
        check(f"q of {family}", q, multipletests(p, method="fdr_bh")[1])


def waves(folder, source, rows, scores, boxes):
    """The first half of the rows as a wave and the second as the next of the same people."""
    half = len(rows) // 2
    survey = folder / "panel.xml"
    trend = '<analysis><trend of="reliability csat" by="wave" identity="card"/></analysis>'
    survey.write_text(source.replace("<scoring>", PANEL, 1).replace("</scoring>", trend + "</scoring>"))
    table = folder / "panel.csv"
    with open(table, "w", newline="") as file:
        writer = csv.DictWriter(file, [*rows[0], "card", "wave"])
        writer.writeheader()
        for i, row in enumerate(rows[:2 * half]):
            writer.writerow({**row, "card": f"c{i % half}", "wave": "w1" if i < half else "w2"})
    found = {c["of"]: c["segments"][1]["difference"]
             for c in aggregate(survey, [table], "--min-group", "1")["comparisons"] if c["by"] == "wave"}
    for name, values in {"reliability": scores["reliability"], "csat": boxes}.items():
        before, after = values[:half], values[half:2 * half]
        both = ~np.isnan(before) & ~np.isnan(after)
        before, after, difference = before[both], after[both], found[name]
        check(f"pairs of {name}", difference["pairs"], both.sum())
        if name == "csat":
            changes = [[((before == i) & (after == j)).sum() for j in (1, 0)] for i in (1, 0)]
            gained, lost = changes[1][0], changes[0][1]
            exact = gained + lost < 25
            check("McNemar", difference["test"]["p"], mcnemar(changes, exact=exact, correction=False).pvalue)
            up, down = (gained + 1) / (both.sum() + 2), (lost + 1) / (both.sum() + 2)
            width = stats.norm.ppf(0.975) * math.sqrt((up + down - (up - down) ** 2) / (both.sum() + 2))
            check("Bonett-Price", [difference["lower"], difference["upper"]],
                  [100 * (up - down - width), 100 * (up - down + width)])
        else:
            test = stats.ttest_rel(after, before)
            limits = test.confidence_interval()
            change = after - before
            check("paired t", [difference["test"]["statistic"], difference["test"]["p"], difference["lower"],
                               difference["upper"], difference["test"]["effect"]["value"]],
                  [test.statistic, test.pvalue, limits.low, limits.high, change.mean() / change.std(ddof=1)])


def drivers(found, scores):
    x = np.array([scores[name] for name in FIVE]).T
    y = scores["satisfaction-index"]
    complete = ~np.isnan(x).any(axis=1) & ~np.isnan(y)
    x0, y0 = x[complete], y[complete]
    z = (x0 - x0.mean(axis=0)) / x0.std(axis=0, ddof=1)
    target = (y0 - y0.mean()) / y0.std(ddof=1)
    fit = sm.OLS(target, sm.add_constant(z)).fit()
    check("drivers n", found["n"], complete.sum())
    check("R squared", [found["rSquared"], found["adjustedRSquared"]], [fit.rsquared, fit.rsquared_adj])
    among = np.corrcoef(z.T)
    outcome = np.array([np.corrcoef(z[:, i], target)[0, 1] for i in range(5)])

    def explained(subset):
        return sm.OLS(target, z[:, list(subset)]).fit().rsquared if subset else 0.0

    shapley = np.zeros(5)
    for order in itertools.permutations(range(5)):
        for place, driver in enumerate(order):
            shapley[driver] += explained(order[:place + 1]) - explained(order[:place])
    root = np.real(linalg.sqrtm(among))
    weights = root ** 2 @ np.linalg.solve(root, outcome) ** 2
    design = sm.add_constant(z)
    for i, driver in enumerate(found["drivers"]):
        both = ~np.isnan(x[:, i]) & ~np.isnan(y)
        check(f"{FIVE[i]} n", driver["n"], both.sum())
        check(f"{FIVE[i]} r", driver["pearson"], stats.pearsonr(x[both, i], y[both])[0])
        check(f"{FIVE[i]} rho", driver["spearman"], stats.spearmanr(np.round(x[both, i], 9), np.round(y[both], 9))[0])
        check(f"{FIVE[i]} beta", driver["beta"], fit.params[i + 1])
        check(f"{FIVE[i]} LMG", driver["shapley"], shapley[i] / math.factorial(5))
        check(f"{FIVE[i]} Johnson", driver["relativeWeight"], weights[i])
        check(f"{FIVE[i]} VIF", driver["varianceInflation"], variance_inflation_factor(design, i + 1))


def weighting(found, scores, rows, satisfied):
    segments = np.array([r["segment"] for r in rows])
    known = np.isin(segments, list(MARGIN))
    w = np.ones(len(rows))
    for code, share in MARGIN.items():
        w[segments == code] = share / 100 * known.sum() / (segments == code).sum()
    check("weights", [found["n"], found["nEffective"], found["deff"], found["smallest"], found["largest"]],
          [len(w), w.sum() ** 2 / (w ** 2).sum(), len(w) * (w ** 2).sum() / w.sum() ** 2, w.min(), w.max()])
    weighted = by_id(found["scores"])
    for name, values in scores.items():
        here = ~np.isnan(values)
        x, v = values[here], w[here]
        n = len(x)
        mean = DescrStatsW(x, weights=v).mean
        error = math.sqrt(n / (n - 1) * ((v * (x - mean) / v.sum()) ** 2).sum())
        half = stats.t.ppf(0.975, n - 1) * error
        member = weighted[name]
        check(f"weighted {name}", [member["value"], member["standardError"], member["lower"], member["upper"]],
              [mean, error, mean - half, mean + half])
    boxed = np.array([float(r["overall-satisfaction"] or "nan") for r in rows])
    here = boxed > 0
    share = DescrStatsW((boxed[here] >= 4) * 100.0, weights=w[here]).mean
    check("weighted csat", weighted["csat"]["value"], share)
    return w


def readiness(folder):
    source = (ROOT / "Surveys/loyalty-readiness.xml").read_text()
    survey = folder / "loyalty-readiness.xml"
    survey.write_text(source.replace("</scoring>", '<analysis><agreement of="ladder"/></analysis></scoring>'))
    files = sorted(glob.glob(str(ROOT / "Surveys/samples/loyalty-readiness/*.json")))
    found = aggregate(survey, files)["agreement"][0]["units"][0]
    root = ElementTree.parse(survey).getroot()
    steps = [s.get("ref") for s in root.find(".//*[@id='ladder']").iter("{urn:sonde:survey:1}step")]
    items = [i.get("ref") for s in steps for i in root.find(f".//{{urn:sonde:survey:1}}dimension[@id='{s}']").iter("{urn:sonde:survey:1}item")]
    answers = [json.load(open(f))["answers"] for f in files]
    ratings = np.array([[float(a[i]) if isinstance(a.get(i), (int, float)) else math.nan for i in items] for a in answers])
    check("agreement alpha", found["alpha"], krippendorff.alpha(reliability_data=ratings, level_of_measurement="ordinal"))
    complete = ratings[~np.isnan(ratings).any(axis=1)]
    check("agreement complete", found["complete"], len(complete))
    if len(complete) > 1:
        long = pd.DataFrame([(i, r, complete[r, i]) for r in range(len(complete)) for i in range(len(items))],
                            columns=["item", "rater", "rating"])
        icc = pingouin.intraclass_corr(long, targets="item", raters="rater", ratings="rating").set_index("Type")["ICC"]
        single = icc.get("ICC(A,1)", icc.get("ICC2"))
        average = icc.get("ICC(A,k)", icc.get("ICC2k"))
        check("agreement ICC", [found["iccSingle"], found["iccAverage"]], [single, average])


with tempfile.TemporaryDirectory() as name:
    shutil.copytree(ROOT / "Surveys/library", Path(name) / "library")
    service_quality(Path(name))
    readiness(Path(name))
print(f"{count} numbers, largest difference {largest[0]:.3g} ({largest[1]})")
sys.exit(1 if largest[0] >= 1e-9 else 0)
