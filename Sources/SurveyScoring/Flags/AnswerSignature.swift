import SurveyModel

/// What a duplicate is told by: the fingerprint of all answers, how many there are, and whether they are all the same
/// number. Signatures of some answers and of the others add up to that of all.
struct AnswerSignature: Sendable, Hashable {
  /// The fingerprint of all answers and of what stands in the place of missing ones.
  private(set) var fingerprint = ResponseFingerprint()
  /// How many items were answered.
  private(set) var count = 0
  /// The least number among the answers, −∞ with an answer that is none.
  private(set) var least = Double.infinity
  /// The greatest number among the answers, ∞ with an answer that is none.
  private(set) var greatest = -Double.infinity

  init() {}

  /// The signature of no answer.
  init(missing state: AnswerState, item: Int) {
    fingerprint = ResponseFingerprint(state.name.utf8, at: item)
  }

  /// The signature of a number, or of a choice by its place in its list.
  init(number: Double, item: Int) {
    fingerprint = ResponseFingerprint(number, at: item)
    count = 1
    least = number
    greatest = number
  }

  /// The signature of a text; no other answer is like it.
  init(text: some StringProtocol, item: Int) {
    fingerprint = ResponseFingerprint(text.utf8, at: item)
    count = 1
    least = -.infinity
    greatest = .infinity
  }

  /// The signature of several choices, in an order or in none, of a list of so many.
  init(set: ChoiceSet, of choiceCount: Int, item: Int) {
    let chosen = (0..<choiceCount).filter(set.contains)
    self.init(text: chosen.map { "\($0)@\(set.rank(of: $0) ?? 0)" }.joined(separator: "|"), item: item)
  }

  static func += (left: inout AnswerSignature, right: AnswerSignature) {
    left.fingerprint &+= right.fingerprint
    left.count += right.count
    left.least = min(left.least, right.least)
    left.greatest = max(left.greatest, right.greatest)
  }

  /// Whether there are answers, and all are one number, as a straight line through a form leaves them.
  var isConstant: Bool { least == greatest }
}

extension ResponseScorer {
  /// The signature of one answer.
  func signature(ofItem item: Int, _ block: ProgramBlock, row: Int) -> AnswerSignature {
    let state = block.state(ofItem: item, row: row)
    guard state == .value else { return AnswerSignature(missing: state, item: item) }
    if let number = block.number(ofItem: item, row: row, in: survey.program) {
      return AnswerSignature(number: number, item: item)
    }
    guard let set = block.choices(ofItem: item, row: row, in: survey.program) else {
      return AnswerSignature(text: block.text(ofItem: item, row: row, in: survey.program) ?? "", item: item)
    }
    let choiceCount = survey.choiceList(of: survey.items[item])?.choices.count ?? 0
    return AnswerSignature(set: set, of: choiceCount, item: item)
  }

  /// What a flag for duplicates says of a response by itself: whether it can be judged, and by which fingerprint.
  func duplicate(_ flag: CompiledScoring.CompiledFlag, _ signature: AnswerSignature) -> FlagResult {
    let measure = Ratio(signature.count)
    guard measure >= flag.threshold, !signature.isConstant else { return FlagResult(nil, measure: measure) }
    return FlagResult(false, measure: measure, fingerprint: signature.fingerprint)
  }
}
