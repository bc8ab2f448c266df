/// What responses are told apart by: one key such as `unit`, or several that are crossed such as `unit,submitted:year`.
///
/// A key is the id of an item that has one value for a respondent, or `language`, `version` or `submitted`, which
/// responses say of themselves; an item of that name goes first. Days and moments can be counted in periods.
public struct CompiledBreakdown: Sendable, Hashable {
  /// Where the value of a key comes from.
  public enum Source: Sendable, Hashable {
    /// The value of an item, by its index.
    case item(Int)
    /// The period in which the day of an item lies, by the item's index.
    case period(ofItem: Int, CalendarPeriod)
    /// The language in which a response was given.
    case language
    /// The version of the survey that was answered.
    case version
    /// The period in which a response was submitted.
    case submitted(CalendarPeriod)
  }

  /// The keys as one writes them, joined by commas: the same text for the same breakdown.
  public let id: String

  /// What each key reads.
  public let sources: [Source]

  /// Whether several keys are crossed, so that the segments follow each other in no order.
  public var isCrossed: Bool { sources.count > 1 }

  /// Whether every key is the answer to a question, and none is what responses say of themselves.
  var readsItemsAlone: Bool {
    sources.allSatisfy { source in
      switch source {
      case .item, .period: true
      case .language, .version, .submitted: false
      }
    }
  }

  /// The same, and by the version of the survey that was answered; `nil` where versions are told apart already.
  public var byVersion: CompiledBreakdown? {
    sources.contains(.version) ? nil : CompiledBreakdown(id: "\(id),version", sources: sources + [.version])
  }

  private init(id: String, sources: [Source]) {
    self.id = id
    self.sources = sources
  }

  /// What responses say of themselves.
  static let metadata = ["language", "version", "submitted"]

  /// Finds out what a breakdown reads.
  ///
  /// - Parameters:
  ///   - text: The keys, separated by commas.
  ///   - items: The items of the survey.
  ///   - index: The index of each item by id.
  init(_ text: String, items: [Item], index: [String: Int]) throws(BreakdownFault) {
    var ids: [String] = []
    var sources: [Source] = []
    for key in text.split(separator: ",", omittingEmptySubsequences: false) {
      let parts = key.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
      guard let name = parts.first, !name.isEmpty else { throw .empty }
      let source = try Self.source(name, parts.dropFirst().first, items, index)
      if sources.contains(source) { throw .repeated(name) }
      sources.append(source)
      ids.append(Self.id(name, source))
    }
    id = ids.joined(separator: ",")
    self.sources = sources
  }

  private static func id(_ name: String, _ source: Source) -> String {
    switch source {
    case .period(_, let period), .submitted(let period): "\(name):\(period.rawValue)"
    case .item, .language, .version: name
    }
  }

  private static func source(
    _ name: String, _ period: String?, _ items: [Item], _ index: [String: Int]
  ) throws(BreakdownFault) -> Source {
    guard let item = index[name] else {
      switch name {
      case "submitted": return .submitted(try self.period(period, of: name))
      case "language", "version":
        if period != nil { throw .noPeriods(name) }
        return name == "language" ? .language : .version
      default: throw .unknown(name, near: NameSuggestion.nearest(to: name, among: metadata + items.map(\.id)))
      }
    }
    if case .text(let limits) = items[item].kind, limits.isMultiline {
      throw .notCategorical(name, "it is a text of several lines")
    }
    switch items[item].valueType {
    case .date?, .datetime?: return .period(ofItem: item, try self.period(period, of: name))
    case .choice?, .boolean?, .number?, .text?:
      if period != nil { throw .noPeriods(name) }
      return .item(item)
    case .choices?: throw .notCategorical(name, "a respondent may choose several")
    case .ranking?: throw .notCategorical(name, "it is a ranking")
    case .time?: throw .notCategorical(name, "it is a time of day")
    case .state?: throw .notCategorical(name, "it is a state")
    case nil: throw .notCategorical(name, "it has no value")
    }
  }

  private static func period(_ text: String?, of name: String) throws(BreakdownFault) -> CalendarPeriod {
    guard let text else { return .day }
    guard let period = CalendarPeriod(rawValue: text) else { throw .unknownPeriod(text, of: name) }
    return period
  }
}

/// Why responses cannot be told apart by something.
public enum BreakdownFault: Error, Sendable, Hashable {
  /// A key has no name.
  case empty
  /// There is no item, and nothing that a response says of itself, of that name.
  case unknown(String, near: String?)
  /// The item has not one value for a respondent.
  case notCategorical(String, String)
  /// There is no such period.
  case unknownPeriod(String, of: String)
  /// What is no day cannot be counted in periods.
  case noPeriods(String)
  /// A key is crossed with itself.
  case repeated(String)

  /// The periods of a day, as one writes them: `submitted:year, submitted:quarter, … or submitted:day`.
  static func periods(of name: String) -> String {
    let written = CalendarPeriod.allCases.map { "\(name):\($0.rawValue)" }
    return written.dropLast().joined(separator: ", ") + " or " + (written.last ?? "")
  }

  /// What is wrong and what to do.
  public var message: String {
    switch self {
    case .empty: "a key is missing: write the id of a question, or several with one comma between them"
    case .unknown(let name, let near):
      "there is no question '\(name)'" + (near.map { "; did you mean '\($0)'?" } ?? "")
    case .notCategorical(let name, let reason):
      "responses cannot be told apart by '\(name)': \(reason)"
    case .unknownPeriod(let text, let name):
      "'\(text)' is no period: write \(Self.periods(of: name))"
    case .noPeriods(let name): "'\(name)' is no day, so it has no periods: leave out what stands behind the colon"
    case .repeated(let name): "'\(name)' is crossed with itself"
    }
  }
}

extension CompiledSurvey {
  /// What a breakdown reads.
  ///
  /// - Parameter text: A key, or several separated by commas: `unit`, `unit,submitted:quarter`.
  public func breakdown(_ text: String) throws(BreakdownFault) -> CompiledBreakdown {
    try CompiledBreakdown(text, items: items, index: itemIndex)
  }
}
