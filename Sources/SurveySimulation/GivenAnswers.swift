public import SurveyModel

/// What a question is answered with by all simulated respondents, each of them taking one of some values.
public struct GivenAnswers: Sendable, Hashable {
  /// A value, and what those who give it are like.
  public struct Value: Sendable, Hashable {
    /// The answer.
    public let answer: Answer

    /// How often it is given beside the others: twice as often with a weight of 2.
    public let weight: Int

    /// By how much those who give it answer everything better or worse than the others, in standard deviations.
    public let shift: Double

    /// Makes a value.
    public init(_ answer: Answer, weight: Int = 1, shift: Double = 0) {
      self.answer = answer
      self.weight = weight
      self.shift = shift
    }
  }

  /// The item that is answered, by index.
  public let item: Int

  /// The values.
  public let values: [Value]

  /// Makes given answers.
  public init(item: Int, values: [Value]) {
    self.item = item
    self.values = values
  }

  /// Why a text says nothing that a question can be answered with.
  public struct Fault: Error, Hashable {
    /// The reason, as a sentence.
    public let message: String
  }

  /// Reads `unit=north*3,south:+0.5`: an item, and values as tables of responses write them. A number after an asterisk
  /// says how often the value is given beside the others; after a colon stands by how many standard deviations those who
  /// give it answer better or worse, with its sign.
  ///
  /// - Parameters:
  ///   - text: The text.
  ///   - survey: The survey that has the item.
  ///   - now: The moment that limits on `today()` and `now()` mean.
  /// - Throws: ``Fault`` when there is no such item, or when a value is no answer to it.
  public init(_ text: String, of survey: CompiledSurvey, now: LocalDateTime) throws(Fault) {
    let parts = text.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
    guard parts.count == 2 else { throw Fault(message: "write an item and its values, as in unit=north,south") }
    guard let index = survey.itemIndex[parts[0]], survey.items[index].takesAnswer else {
      let known = survey.items.filter(\.takesAnswer).map(\.id)
      let meant = NameSuggestion.nearest(to: parts[0], among: known).map { "; did you mean '\($0)'?" } ?? ""
      throw Fault(message: "no item '\(parts[0])' takes an answer\(meant)")
    }
    guard !survey.items[index].isReadonly else {
      throw Fault(message: "'\(parts[0])' is readonly, so that respondents cannot answer it")
    }
    item = index
    var values: [Value] = []
    for written in parts[1].split(separator: ",", omittingEmptySubsequences: false) {
      values.append(try Self.value(String(written), of: index, in: survey, now))
    }
    self.values = values
  }

  private static func value(
    _ written: String, of index: Int, in survey: CompiledSurvey, _ now: LocalDateTime
  ) throws(Fault) -> Value {
    var text = written
    var shift = 0.0
    var weight = 1
    if let colon = written.lastIndex(of: ":"), case let after = written[written.index(after: colon)...],
      let sign = after.first, "+-".contains(sign), let number = Double(plain: after)
    {
      text = String(written[..<colon])
      shift = number
    }
    if let star = text.lastIndex(of: "*"), let number = Int(text[text.index(after: star)...]),
      (1...1000).contains(number)
    {
      text = String(text[..<star])
      weight = number
    }
    let item = survey.items[index]
    if let state = AnswerState(name: text), let answer = Answer(state: state), state != .notAsked {
      guard state == .skipped || item.allowed.contains(state) else {
        throw Fault(message: "'\(item.id)' does not allow '\(text)'")
      }
      return Value(answer, weight: weight, shift: shift)
    }
    switch survey.value(ofText: text, for: item) {
    case .failure(let failure):
      throw Fault(message: "'\(text)' is not an answer to '\(item.id)': \(failure.reason.message)")
    case .success(let value):
      if let reason = survey.invalidity(of: value, for: item, now: now) {
        throw Fault(message: "'\(text)' is not an answer to '\(item.id)': \(reason.message)")
      }
      return Value(.value(value), weight: weight, shift: shift)
    }
  }
}
