public import SurveyModel

/// What came of one case.
public struct TestResult: Sendable {
  /// The case's name.
  public let name: String

  /// What was not as expected, in the order of the case; empty when it passed.
  public let failures: [TestFailure]

  /// Whether everything was as expected.
  public var isPassed: Bool { failures.isEmpty }
}

/// One thing that was not as expected.
public struct TestFailure: Sendable, Hashable {
  /// Where the expectation stands.
  public let range: SourceRange

  /// What it is about, such as `vision.percent`.
  public let subject: String

  /// What the case expects.
  public let expected: String

  /// What the survey gives.
  public let actual: String

  /// How the survey came to that, line by line, indented from 0.
  public let trace: [String]
}
