public import SurveyModel

/// The breakdowns by which responses are told apart, and how the segment of a response is found.
public struct Segmentation: Sendable {
  /// The survey.
  public let survey: CompiledSurvey

  /// The breakdowns, each once: first those that are told, then those by which one sees which versions a wave answered.
  public let breakdowns: [CompiledBreakdown]

  /// How many breakdowns are told.
  public let toldCount: Int

  /// Makes a segmentation.
  ///
  /// - Parameters:
  ///   - survey: The survey.
  ///   - breakdowns: Breakdowns of that survey; one that stands twice counts once.
  ///   - waves: More breakdowns, whose segments are waves.
  public init(_ survey: CompiledSurvey, _ breakdowns: [CompiledBreakdown], waves: [CompiledBreakdown] = []) {
    self.survey = survey
    var known: Set<String> = []
    let told = (breakdowns + waves).filter { known.insert($0.id).inserted }
    toldCount = told.count
    self.breakdowns = told + waves.compactMap(\.byVersion).filter { known.insert($0.id).inserted }
  }

  /// The place of a breakdown among ``breakdowns``, by its id.
  public func index(of id: String) -> Int? { breakdowns.firstIndex { $0.id == id } }

  /// The segment of a response in each breakdown.
  ///
  /// - Parameters:
  ///   - response: The response.
  ///   - block: A block on which the survey's program has run for it.
  ///   - row: Its row.
  public func keys(of response: Response, in block: ProgramBlock, row: Int = 0) -> [SegmentKey] {
    keys(
      language: response.language, version: response.version, submitted: response.submitted, in: block, row: row)
  }

  /// The segment of a response in each breakdown.
  ///
  /// - Parameters:
  ///   - language: The language in which it was given, where it is known.
  ///   - version: The version of the survey that was answered; empty where it is not known.
  ///   - submitted: When it was submitted, as ISO 8601 text. Its day is the one that is written, wherever that was.
  ///   - block: A block on which the survey's program has run for it.
  ///   - row: Its row.
  public func keys(
    language: LanguageTag?, version: String, submitted: String?, in block: ProgramBlock, row: Int = 0
  ) -> [SegmentKey] {
    breakdowns.map { breakdown in
      SegmentKey(
        breakdown.sources.map { source in
          switch source {
          case .item(let item): value(ofItem: item, in: block, row: row)
          case .period(let item, let period): self.period(period, ofItem: item, in: block, row: row)
          case .language: language.map { .text($0.tag) } ?? .missing
          case .version: version.isEmpty ? .missing : .text(version)
          case .submitted(let period): submitted.map { Self.period(period, of: $0) } ?? .missing
          }
        })
    }
  }

  private func value(ofItem item: Int, in block: ProgramBlock, row: Int) -> SegmentValue {
    guard block.state(ofItem: item, row: row) == .value else { return .missing }
    if let text = block.text(ofItem: item, row: row, in: survey.program) {
      let trimmed = Self.trimmed(text)
      return trimmed.isEmpty ? .missing : .text(trimmed)
    }
    guard let number = block.number(ofItem: item, row: row, in: survey.program) else { return .missing }
    switch survey.items[item].valueType {
    case .boolean?: return number != 0 ? .choice(0, code: "yes") : .choice(1, code: "no")
    case .choice(let list)?:
      let choices = survey.choiceLists[list].choices
      guard let index = Int(exactly: number), choices.indices.contains(index) else { return .missing }
      return .choice(index, code: choices[index].code.text)
    default: return Ratio(nearestDecimal: number).map { .number($0) } ?? .missing
    }
  }

  private func period(
    _ period: CalendarPeriod, ofItem item: Int, in block: ProgramBlock, row: Int
  ) -> SegmentValue {
    guard block.state(ofItem: item, row: row) == .value,
      let number = block.number(ofItem: item, row: row, in: survey.program).flatMap({ Int(exactly: $0) })
    else { return .missing }
    switch survey.items[item].valueType {
    case .datetime?: return Self.value(period, LocalDateTime(secondNumber: number).date)
    default: return Self.value(period, CalendarDate(dayNumber: number))
    }
  }

  private static func period(_ period: CalendarPeriod, of moment: String) -> SegmentValue {
    CalendarDate(iso: moment.prefix(10)).map { value(period, $0) } ?? .missing
  }

  private static func value(_ period: CalendarPeriod, _ day: CalendarDate) -> SegmentValue {
    .period(period.number(of: day), name: period.name(of: day))
  }

  private static func trimmed(_ text: String) -> String {
    let start = text.drop { $0.isWhitespace }
    return String(start.dropLast(start.reversed().prefix { $0.isWhitespace }.count))
  }
}
