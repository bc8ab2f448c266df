public import SurveyFormats
public import SurveyModel

/// Something in a collected response that is not as the survey has it: what, in which item, at which place.
///
/// A response with issues is still scored with what is left of it, unless the issue rejects it whole.
public struct ResponseIssue: Sendable, Hashable {
  /// What is wrong, as facts.
  public enum Fact: Sendable, Hashable {
    /// The file is in another encoding than UTF-8, which was found out and not said.
    case converted(from: String)
    /// The record cannot be read.
    case unreadable(String)
    /// The response answers another survey.
    case wrongSurvey(found: String, expected: String)
    /// The response answers another version of the survey.
    case otherVersion(found: String, current: String)
    /// The language is not one of the survey's.
    case unknownLanguage(String)
    /// The seed is none, so that the order in which the survey was shown is not known.
    case badSeed(String)
    /// No item has this id; with the id that was probably meant.
    case unknownItem(suggestion: String?)
    /// What is so called has another name now, and is given under that as well.
    case alsoUnder(name: String)
    /// A column that is declared is not in the table; with the one that was probably meant.
    case absentColumn(suggestion: String?)
    /// The item is calculated or a page of text; what was given for it is not used.
    case notAnswerable
    /// What was given is not an answer to the item.
    case invalid(text: String, reason: InvalidReason)
    /// No state has this name.
    case unknownState(String)
    /// The item is said not to have been asked, though it is on the route.
    case asked
    /// The column stands twice in the table.
    case repeatedColumn
    /// Another column, which comes before this one, stands for the same.
    case sameColumn(as: String)
    /// The item is off the route; its answer is not used.
    case offRoute
    /// A check on the item fails.
    case constraint(message: String, isWarning: Bool)
    /// The item is readonly, and what was given is not the value that it has.
    case readonly(given: String, expected: String?)
    /// The item is required, on the route, and has no answer.
    case required
    /// The item was left empty although an answer is wanted, and nobody confirmed that.
    case wanted
    /// The response was not submitted.
    case unfinished
  }

  /// What is wrong.
  public let fact: Fact

  /// The response's id, where it is known.
  public let response: String?

  /// The item or column, where it is one.
  public let item: String?

  /// The place in the file, where it is known.
  public let place: TextPlace?

  /// Makes an issue.
  public init(_ fact: Fact, response: String?, item: String? = nil, place: TextPlace? = nil) {
    self.fact = fact
    self.response = response
    self.item = item
    self.place = place
  }

  /// The name of the column that it is about, where that is not the item's.
  public var column: String?

  /// How serious it is, as messages and lists of issues say it.
  public var severity: String { isRejection ? "rejected" : isNote ? "note" : "warning" }

  /// What sort of thing is wrong, by which issues are counted.
  public enum Kind: String, Sendable, Hashable, CaseIterable {
    case unreadable, wrongSurvey, otherVersion, unknownLanguage, badSeed, unknownItem, alsoUnder, notAnswerable, invalid
    case unknownState, asked, repeatedColumn, sameColumn, offRoute, constraint, doubted, readonly, required, wanted
    case unfinished, converted, absentColumn

    /// The name in lists of issues, such as `off-route`.
    public var name: String {
      rawValue.map { $0.isUppercase ? "-\($0.lowercased())" : String($0) }.joined()
    }

    /// Whether the response may well be as it should be: only worth knowing.
    public var isNote: Bool {
      switch self {
      case .unfinished, .otherVersion, .doubted, .wanted, .converted, .absentColumn: true
      default: false
      }
    }
  }

  /// What sort of thing is wrong.
  public var kind: Kind {
    switch fact {
    case .unreadable: .unreadable
    case .wrongSurvey: .wrongSurvey
    case .otherVersion: .otherVersion
    case .unknownLanguage: .unknownLanguage
    case .badSeed: .badSeed
    case .unknownItem: .unknownItem
    case .alsoUnder: .alsoUnder
    case .notAnswerable: .notAnswerable
    case .invalid: .invalid
    case .unknownState: .unknownState
    case .asked: .asked
    case .repeatedColumn: .repeatedColumn
    case .sameColumn: .sameColumn
    case .offRoute: .offRoute
    case .constraint(_, let isWarning): isWarning ? .doubted : .constraint
    case .readonly: .readonly
    case .required: .required
    case .wanted: .wanted
    case .unfinished: .unfinished
    case .converted: .converted
    case .absentColumn: .absentColumn
    }
  }

  /// Whether nothing of the response can be used.
  public var isRejection: Bool {
    switch fact {
    case .unreadable, .wrongSurvey: true
    default: false
    }
  }

  /// Whether the response may well be as it should be: only worth knowing.
  public var isNote: Bool { kind.isNote }

  /// The issue in one sentence, without place.
  public var message: String {
    switch fact {
    case .converted(let name): "the file is not UTF-8 and was read as \(name); --encoding says otherwise"
    case .unreadable(let detail): detail
    case .wrongSurvey(let found, let expected): "answers the survey '\(found)', not '\(expected)'; it is not scored"
    case .otherVersion(let found, let current): "answers version \(found); this is version \(current)"
    case .unknownLanguage(let tag): "the language '\(tag)' is not one of the survey's"
    case .badSeed(let text): "the seed '\(text)' is not a whole number from 0 to \(UInt64.max); it is not used"
    case .unknownItem(let suggestion):
      "no item has this id; what it holds is not used" + (suggestion.map { "; did you mean '\($0)'?" } ?? "")
    case .alsoUnder(let name): "is called '\(name)' now, and that is given, too; what it holds is not used"
    case .absentColumn(let suggestion):
      "is declared, and the table has no such column" + (suggestion.map { "; did you mean '\($0)'?" } ?? "")
    case .notAnswerable: "nobody answers this item; what it holds is not used"
    case .invalid(let text, .notANumber) where Self.hasDecimalComma(text):
      "'\(text)' is not an answer: \(InvalidReason.notANumber.message); --decimal comma reads it as one"
    case .invalid(let text, let reason): "'\(text)' is not an answer: \(reason.message)"
    case .unknownState(let name):
      "'\(name)' is not a state that a response gives; write skipped, dont-know, refused or not-applicable"
    case .asked: "is on the route, so it was asked; it counts as left empty"
    case .repeatedColumn: "stands in two columns; the first one counts"
    case .sameColumn(let first): "stands for the same as '\(first)', which comes first; what it holds is not used"
    case .offRoute: "is off the route; its answer is not used"
    case .constraint(let message, let isWarning): (isWarning ? "please check: " : "fails its check: ") + message
    case .readonly(let given, let expected):
      "is readonly, and '\(given)' is not its value, which is " + (expected.map { "'\($0)'" } ?? "missing")
    case .required: "is required and has no answer"
    case .wanted: "please check: was left empty, and an answer is wanted"
    case .unfinished: "was not submitted; what it holds is scored"
    }
  }

  /// Whether a text would be a number if its comma were a point.
  private static func hasDecimalComma(_ text: String) -> Bool {
    let parts = text.utf8.drop { $0 == UInt8(ascii: "-") }.split(
      separator: UInt8(ascii: ","), omittingEmptySubsequences: false)
    return parts.count == 2
      && parts.allSatisfy { part in
        !part.isEmpty && part.allSatisfy { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
      }
  }
}
