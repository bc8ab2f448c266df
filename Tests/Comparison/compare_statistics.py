#!/usr/bin/env python3
"""Recomputes the reference numbers of the statistics tests with other tools.

Run by hand when an expected value is doubted:  python3 Tests/Comparison/compare_statistics.py
Needs numpy and scipy; pingouin, statsmodels and krippendorff are used where they are installed.
Prints one line for each number and exits with 1 when one differs.
"""

import itertools
import math
import sys

import numpy as np
from scipy import linalg, optimize, stats

ATTITUDE = np.array([
    [43, 63, 71, 61, 81, 43, 58, 71, 72, 67, 64, 67, 69, 68, 77, 81, 74, 65, 65, 50, 50, 64, 53, 40, 63, 66, 78, 48, 85, 82],
    [51, 64, 70, 63, 78, 55, 67, 75, 82, 61, 53, 60, 62, 83, 77, 90, 85, 60, 70, 58, 40, 61, 66, 37, 54, 77, 75, 57, 85, 82],
    [30, 51, 68, 45, 56, 49, 42, 50, 72, 45, 53, 47, 57, 83, 54, 50, 64, 65, 46, 68, 33, 52, 52, 42, 42, 66, 58, 44, 71, 39],
    [39, 54, 69, 47, 66, 44, 56, 55, 67, 47, 58, 39, 42, 45, 72, 72, 69, 75, 57, 54, 34, 62, 50, 58, 48, 63, 74, 45, 71, 59],
    [61, 63, 76, 54, 71, 54, 66, 70, 71, 62, 58, 59, 55, 59, 79, 60, 79, 55, 75, 64, 43, 66, 63, 50, 66, 88, 80, 51, 77, 64],
    [92, 73, 86, 84, 83, 49, 68, 66, 83, 80, 67, 74, 63, 77, 77, 54, 79, 80, 85, 78, 64, 80, 80, 57, 75, 76, 78, 83, 74, 78],
    [45, 47, 48, 35, 47, 34, 35, 41, 31, 41, 34, 41, 25, 35, 46, 36, 63, 60, 46, 52, 33, 41, 37, 49, 33, 72, 49, 38, 55, 39],
], dtype=float)
X = np.array([5, 4, 4, 3, 5, 2, 4, 3, 4, 2, 1, 5], dtype=float)
A = np.array([7, 8, 9, 6, 10, 9, 8, 7, 9, 10, 4, 8], dtype=float)
B = np.array([5, 6, 7, 3, 8, 6, 7, 5, 9, 2, 6], dtype=float)
C = np.array([8, 9, 7, 10, 6, 8, 9, 10, 9], dtype=float)
SHROUT_FLEISS = np.array([[9, 2, 5, 8], [6, 1, 3, 2], [8, 4, 6, 8], [7, 1, 2, 6], [10, 5, 6, 9], [6, 2, 4, 7]], dtype=float)
RATINGS = [
    [1, 2, 3, 3, 2, 1, 4, 1, 2, None, None, None], [1, 2, 3, 3, 2, 2, 4, 1, 2, 5, None, 3],
    [None, 3, 3, 3, 2, 3, 4, 2, 2, 5, 1, None], [1, 2, 3, 3, 2, 4, 4, 1, 2, 5, 1, None],
]
failures = 0


def check(name, found, expected, digits):
    """Prints a number beside its expectation, which was published with so many decimals."""
    global failures
    for index, (f, e) in enumerate(zip(np.atleast_1d(found), np.atleast_1d(expected))):
        good = abs(f - e) <= 0.51 * 10.0 ** -digits
        failures += not good
        print(f"{'ok  ' if good else 'DIFF'} {name}[{index}]: {f:.12g}, expected {e:.12g}")


def alpha(covariance):
    k = len(covariance)
    return k / (k - 1) * (1 - np.trace(covariance) / covariance.sum())


def reliability():
    cov = np.cov(ATTITUDE)
    value, (k, n) = alpha(cov), ATTITUDE.shape
    check("alpha", value, 0.8431427696, 10)
    f = stats.f(n - 1, (n - 1) * (k - 1))
    check("Feldt", [1 - (1 - value) * f.ppf(0.975), 1 - (1 - value) * f.ppf(0.025)], [0.7393756856, 0.9157730722], 10)
    total = ATTITUDE.sum(axis=0)
    check("item-rest r", [np.corrcoef(x, total - x)[0, 1] for x in ATTITUDE],
          [0.67126206, 0.74210971, 0.56071111, 0.71444550, 0.78627559, 0.26503434, 0.46081055], 8)
    check("alpha if dropped", [alpha(np.cov(np.delete(ATTITUDE, i, axis=0))) for i in range(k)],
          [0.80976021, 0.79691746, 0.82784777, 0.80303098, 0.79538657, 0.86387231, 0.84046487], 8)

    def misfit(parameters):
        loadings, errors = parameters[:k], np.exp(parameters[k:])
        sigma = np.outer(loadings, loadings) + np.diag(errors)
        return np.linalg.slogdet(sigma)[1] + np.trace(np.linalg.solve(sigma, cov))

    start = np.concatenate([np.sqrt(np.diag(cov) / 2), np.log(np.diag(cov) / 2)])
    best = optimize.minimize(misfit, start, method="BFGS", options={"gtol": 1e-8}).x
    common, errors = best[:k].sum() ** 2, np.exp(best[k:]).sum()
    check("omega, omega of the observed variance", [common / (common + errors), common / cov.sum()], [0.856327, 0.826318], 5)
    try:
        import pandas
        import pingouin
        check("alpha (pingouin)", pingouin.cronbach_alpha(pandas.DataFrame(ATTITUDE.T))[0], 0.8431427696, 10)
    except ImportError:
        print("skip pingouin")


def drivers():
    r = np.corrcoef(ATTITUDE)
    among, outcome = r[1:, 1:], r[1:, 0]
    p = len(outcome)

    def explained(subset):
        chosen = list(subset)
        return outcome[chosen] @ np.linalg.solve(among[np.ix_(chosen, chosen)], outcome[chosen]) if chosen else 0.0

    check("R squared", explained(range(p)), 0.73260199, 8)
    check("beta", np.linalg.solve(among, outcome),
          [0.67072520, -0.07342743, 0.30887024, 0.06981172, 0.03119975, -0.18346445], 8)
    check("VIF", np.diag(np.linalg.inv(among)), [2.667060, 1.600891, 2.271043, 3.078226, 1.228109, 1.951591], 6)
    gains = np.zeros(p)
    for order in itertools.permutations(range(p)):
        for position, driver in enumerate(order):
            gains[driver] += explained(order[:position + 1]) - explained(order[:position])
    check("LMG", gains / math.factorial(p), [0.37081619, 0.05090379, 0.15576599, 0.12034508, 0.00658872, 0.02818221], 8)
    root = np.real(linalg.sqrtm(among))
    check("Johnson", root ** 2 @ np.linalg.solve(root, outcome) ** 2,
          [0.36276020, 0.05600228, 0.16361091, 0.12178040, 0.00825547, 0.02019274], 8)
    centered = ATTITUDE.T - ATTITUDE.mean(axis=1)
    distances = np.einsum("ij,jk,ik->i", centered, np.linalg.inv(np.cov(ATTITUDE)), centered)
    check("Mahalanobis", distances[[5, 8, 17, 29]], [10.99483892, 9.82966646, 15.11456736, 8.09421861], 8)


def agreement():
    n, k = SHROUT_FLEISS.shape
    rows, columns, grand = SHROUT_FLEISS.mean(axis=1), SHROUT_FLEISS.mean(axis=0), SHROUT_FLEISS.mean()
    msr = k * ((rows - grand) ** 2).sum() / (n - 1)
    msc = n * ((columns - grand) ** 2).sum() / (k - 1)
    mse = ((SHROUT_FLEISS - rows[:, None] - columns + grand) ** 2).sum() / ((n - 1) * (k - 1))
    check("ICC A,1", (msr - mse) / (msr + (k - 1) * mse + k * (msc - mse) / n), 0.28976378, 8)
    check("ICC C,1", (msr - mse) / (msr + (k - 1) * mse), 0.71484071, 8)
    try:
        import krippendorff
        data = [[np.nan if x is None else x for x in row] for row in RATINGS]
        found = [krippendorff.alpha(reliability_data=data, level_of_measurement=level)
                 for level in ("nominal", "ordinal", "interval", "ratio")]
        check("Krippendorff", found, [0.7434210526, 0.8153875038, 0.8491071429, 0.7974027747], 10)
    except ImportError:
        print("skip krippendorff")


def comparisons():
    welch = stats.ttest_ind(A, B, equal_var=False)
    check("Welch t", welch.statistic, 2.64829974, 8)
    check("Welch p", welch.pvalue, 0.0155355695, 10)
    for correction, expected in ((True, 0.0152838363), (False, 0.0140227597)):
        test = stats.mannwhitneyu(A, B, use_continuity=correction, method="asymptotic")
        check("Mann-Whitney p", test.pvalue, expected, 10)
    check("Kruskal H, p", stats.kruskal(A, B, C), [9.71465003, 0.0077712441], 8)
    table = [[10, 20, 70], [20, 30, 50], [35, 25, 40]]
    check("chi squared", stats.chi2_contingency(table, correction=False)[0], 25.36538462, 8)
    check("Yates", stats.chi2_contingency([[30, 70], [45, 55]])[0], 4.18133333, 8)
    check("Fisher", stats.fisher_exact([[30, 70], [45, 55]])[1], 0.0405340065, 10)
    try:
        from statsmodels.stats.proportion import proportion_confint
        check("Wilson 81/263", proportion_confint(81, 263, method="wilson"), [0.2552885199, 0.3662095770], 10)
    except ImportError:
        print("skip statsmodels")


def weighting():
    sex = np.array([0] * 7 + [1] * 5)
    age = np.array([0, 0, 0, 1, 1, 2, 2, 0, 1, 1, 2, 2])
    w = np.ones(12)
    for _ in range(1000):
        for margin, target in ((sex, [50, 50]), (age, [30, 45, 25])):
            w = w * (np.array(target) / np.bincount(margin, w))[margin]
    mean = (w * X).sum() / w.sum()
    check("raked mean", mean, 3.46338376, 8)
    check("n effective", w.sum() ** 2 / (w ** 2).sum(), 10.99824592, 8)
    dummies = np.column_stack([sex == 0, sex == 1, age == 1, age == 2]).astype(float)
    residuals = X - dummies @ np.linalg.lstsq(dummies, X, rcond=None)[0]
    for name, part, expected in (("naive", X - mean, 0.37803), ("calibrated", residuals, 0.342888)):
        check(f"SE {name}", math.sqrt(12 / 11 * ((w * part / w.sum()) ** 2).sum()), expected, 5)


def distributions():
    check("F(.975; 999999, 3999996)", stats.f(999999, 3999996).ppf(0.975), 1.00310232000, 11)
    check("t(.975; 11)", stats.t(11).ppf(0.975), 2.20098516008, 10)
    check("chi squared(.999; 25)", stats.chi2(25).ppf(0.999), 52.6196557761728, 10)


for part in (distributions, reliability, drivers, agreement, comparisons, weighting):
    part()
print(f"{failures} numbers differ")
sys.exit(1 if failures else 0)
