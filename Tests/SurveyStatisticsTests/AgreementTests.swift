import SurveyStatistics
import Testing

@Suite struct AgreementTests {
  /// The table of Shrout and Fleiss (1979): six targets, four judges.
  static let shroutFleiss: [[Double]] = [
    [9, 2, 5, 8], [6, 1, 3, 2], [8, 4, 6, 8], [7, 1, 2, 6], [10, 5, 6, 9], [6, 2, 4, 7],
  ]

  /// psych::ICC (lmer = FALSE) and pingouin; the paper prints .17 .29 .71 .44 .62 .91.
  @Test func intraclassCorrelations() throws {
    let icc = try IntraclassCorrelation(Self.shroutFleiss)
    expectClose(
      "ICC", IntraclassCorrelation.Form.allCases.map { icc.value($0) },
      [0.16574177, 0.28976378, 0.71484071, 0.44279713, 0.62005055, 0.90931554], digits: 8)
    expectClose(
      "MS", [icc.betweenSubjects, icc.betweenRaters, icc.residual], [11.241667, 32.486111, 1.019444], digits: 6)
    expectClose("A,1", icc.interval(.agreementSingle), 0.01878651, 0.76108437, digits: 8)
    expectClose("C,1", icc.interval(.consistencySingle), 0.34246477, 0.94585826, digits: 8)
  }

  /// scipy's F quantiles in the formulas of McGraw and Wong (1996).
  @Test func intraclassIntervalsOfTheOtherForms() throws {
    let icc = try IntraclassCorrelation(Self.shroutFleiss)
    expectClose("1,1", icc.interval(.oneWaySingle), -0.13293232487475098, 0.722560062328121)
    expectClose("1,k", icc.interval(.oneWayAverage), -0.8844421552381201, 0.9124154203407755)
    expectClose("A,k", icc.interval(.agreementAverage), 0.07113681530250338, 0.927232040167722)
    expectClose("C,k", icc.interval(.consistencyAverage), 0.6756747138163046, 0.9858916781690623)
  }

  @Test func intraclassEdges() throws {
    let equal = try IntraclassCorrelation([[0.1, 0.1], [0.1, 0.1], [0.1, 0.1]])
    let perfect = try IntraclassCorrelation([[1, 1], [2, 2], [5, 5]])
    for form in IntraclassCorrelation.Form.allCases {
      #expect(equal.value(form) == nil && equal.interval(form) == nil)
      #expect(perfect.interval(form) == nil)
    }
    expectClose([Figure("A,1", perfect.value(.agreementSingle), 1)])
    #expect(throws: StatisticsError.tooFew("raters", needed: 2, found: 1)) {
      try IntraclassCorrelation([[1], [2]])
    }
    #expect(throws: StatisticsError.tooFew("subjects", needed: 2, found: 1)) { try IntraclassCorrelation([[1, 2]]) }
    #expect(throws: StatisticsError.mismatchedLengths(expected: 2, found: 1)) {
      try IntraclassCorrelation([[1, 2], [1]])
    }
  }

  /// The example of Wikipedia's "Fleiss' kappa"; statsmodels.
  @Test func fleiss() throws {
    let kappa = try FleissKappa([
      [0, 0, 0, 0, 14], [0, 2, 6, 4, 2], [0, 0, 3, 5, 6], [0, 3, 9, 2, 0], [2, 2, 8, 1, 1], [7, 7, 0, 0, 0],
      [3, 2, 6, 3, 0], [2, 5, 3, 2, 2], [6, 5, 2, 1, 0], [0, 2, 2, 3, 7],
    ])
    expectClose(
      [Figure("Fleiss", kappa.value, 0.2099307044), Figure("Randolph", kappa.freeMarginalValue, 0.2225274725)],
      digits: 10)
    #expect(try FleissKappa([[3, 0], [3, 0]]).value == nil)
    #expect(throws: StatisticsError.mismatchedLengths(expected: 3, found: 2)) { try FleissKappa([[3, 0], [1, 1]]) }
    #expect(throws: StatisticsError.self) { try FleissKappa([]) }
    #expect(throws: StatisticsError.self) { try FleissKappa([[1, 0]]) }
  }

  /// psych and scikit-learn.
  @Test func cohen() throws {
    let first = [1, 2, 3, 3, 2, 1, 1, 4, 2, 3, 4, 4, 3, 2, 1, 2, 3, 4, 4, 1].map { $0 - 1 }
    let second = [1, 2, 3, 4, 2, 1, 2, 4, 2, 2, 4, 3, 3, 2, 1, 1, 3, 4, 4, 2].map { $0 - 1 }
    let kappa = try CohenKappa(first, second, categoryCount: 4)
    expectClose(
      "κ", CohenKappa.Weighting.allCases.map { kappa.value($0) }, [0.6, 0.7551020408, 0.875], digits: 10)
    #expect(try CohenKappa([1, 1], [1, 1], categoryCount: 3).value() == nil)
    #expect(try CohenKappa([], [], categoryCount: 3).value() == nil)
    #expect(throws: StatisticsError.outOfRange("a category", value: 3)) {
      try CohenKappa([3], [0], categoryCount: 3)
    }
  }

  /// Krippendorff (2011), four observers and twelve units; the Python package krippendorff.
  @Test func krippendorff() throws {
    let observers: [[Double?]] = [
      [1, 2, 3, 3, 2, 1, 4, 1, 2, nil, nil, nil], [1, 2, 3, 3, 2, 2, 4, 1, 2, 5, nil, 3],
      [nil, 3, 3, 3, 2, 3, 4, 2, 2, 5, 1, nil], [1, 2, 3, 3, 2, 4, 4, 1, 2, 5, 1, nil],
    ]
    let units = (0..<12).map { unit in observers.map { $0[unit] } }
    let alpha = try KrippendorffAlpha(units)
    expectClose(
      "α", KrippendorffAlpha.Metric.allCases.map { alpha.value($0) },
      [0.7434210526, 0.8153875038, 0.8491071429, 0.7974027747], digits: 10)
    #expect(alpha.ratingCount == 40)
  }

  @Test func krippendorffWithoutVariation() throws {
    let equal = try KrippendorffAlpha([[2, 2, nil], [2, 2, 2]])
    let unpaired = try KrippendorffAlpha([[1, nil], [nil, 3]])
    for metric in KrippendorffAlpha.Metric.allCases {
      #expect(equal.value(metric) == nil && unpaired.value(metric) == nil)
    }
    #expect(try KrippendorffAlpha([]).value(.ordinal) == nil)
    // Perfect agreement with variation is 1; zeros do not break the ratio metric.
    expectClose(
      "perfect", KrippendorffAlpha.Metric.allCases.map { try? KrippendorffAlpha([[0, 0], [3, 3]]).value($0) },
      [1, 1, 1, 1])
  }

  /// R's multilevel and by hand.
  @Test func withinGroup() {
    let items = [[4, 4, 5, 3, 4], [4, 5, 5, 4, 4], [3, 4, 4, 3, 3]]
    expectClose(
      [
        Figure("r_wg", WithinGroupAgreement.singleItem([4, 4, 5, 3, 4], optionCount: 5), 0.75),
        Figure("r_wg(J)", WithinGroupAgreement.severalItems(items, optionCount: 5), 0.9303797468),
      ], digits: 10)
    #expect(WithinGroupAgreement.singleItem([1, 5, 1, 5], optionCount: 5) == 0)
    #expect(WithinGroupAgreement.severalItems([[1, 5, 1, 5]], optionCount: 5) == 0)
    #expect(WithinGroupAgreement.singleItem([3], optionCount: 5) == nil)
    #expect(WithinGroupAgreement.singleItem([3, 4], optionCount: 1) == nil)
    #expect(WithinGroupAgreement.severalItems([], optionCount: 5) == nil)
  }

  @Test func ratingSpread() {
    let spread = RatingSpread([1, 2, 2, 4])
    #expect(spread?.range == 3 && spread?.median == 2 && spread?.shareWithinOneLevel == 0.75)
    #expect(spread?.needsDiscussion == true)
    #expect(RatingSpread([2, 3])?.needsDiscussion == false)
    #expect(RatingSpread([]) == nil)
  }
}
