/// What an attribute's value may be.
enum ValueType: Sendable {
  /// One of a few words, each with what it means.
  struct Keyword: Sendable {
    let word: String
    let documentation: String

    init(_ word: String, _ documentation: String) {
      self.word = word
      self.documentation = documentation
    }
  }

  /// A name that the element introduces: a letter, then letters, digits, `-` and `_`.
  case id
  /// The name of something declared elsewhere; the text says of what, as in "a scale".
  case reference(String)
  /// Such names, separated by white space.
  case references(String)
  /// What something was called in earlier versions: names or codes, separated by white space.
  case formerNames
  /// A code that responses store: no white space, no `|`.
  case code
  /// An expression.
  case expression
  /// A regular expression.
  case pattern
  /// A decimal number.
  case number
  /// A decimal number that is not negative.
  case positiveNumber
  /// A decimal number from 0 to 1.
  case share
  /// A whole number.
  case integer
  /// A whole number that is not negative.
  case count
  /// A day, or `today()`.
  case date
  /// A day.
  case day
  /// A time of day.
  case time
  /// A day with a time, or `now()`.
  case dateTime
  /// A BCP 47 language tag.
  case language
  /// Such tags, separated by white space.
  case languages
  /// One word of a list.
  case keyword([Keyword])
  /// Any number of words of a list, separated by white space.
  case keywords([Keyword])
  /// `half`, `all`, `n:3` or `share:0.8`.
  case missingRule
  /// Names of attributes, each of a text or, with `:number` behind it, of a number, separated by white space.
  case attributeNames
  /// Any text.
  case text

  /// `yes` or `no`.
  static func yesNo(yes: String, no: String) -> ValueType { .keyword([Keyword("yes", yes), Keyword("no", no)]) }

  /// What to write, as messages say it after "write".
  var expectation: String {
    switch self {
    case .id: "a letter, then letters, digits, - or _"
    case .reference(let what): "the id of \(what)"
    case .references(let what): "the ids of \(what), separated by spaces"
    case .formerNames: "the name it had before, or several separated by spaces"
    case .code: "a code without spaces or |"
    case .expression: "an expression"
    case .pattern: "a regular expression"
    case .number: "a number such as 12 or -0.5"
    case .positiveNumber: "a number above 0, such as 1 or 0.5"
    case .share: "a number from 0 to 1, such as 0.8"
    case .integer: "a whole number"
    case .count: "a whole number, 0 or more"
    case .date: "a day such as 2026-03-31, or today()"
    case .day: "a day such as 2026-03-31"
    case .time: "a time such as 14:30"
    case .dateTime: "a date and time such as 2026-03-31T14:30, or now()"
    case .language: "a language tag such as fr or pt-BR"
    case .languages: "language tags separated by spaces, such as fr it en"
    case .keyword(let keywords): Self.list(keywords, "or")
    case .keywords(let keywords): "any of \(Self.list(keywords, "and")), separated by spaces"
    case .missingRule: "half, all, a number such as n:3, or a share such as share:0.8"
    case .attributeNames: "names separated by spaces, with :number behind those of numbers"
    case .text: "a text"
    }
  }

  private static func list(_ keywords: [Keyword], _ last: String) -> String {
    let words = keywords.map(\.word)
    return words.count < 2
      ? words.joined() : words.dropLast().joined(separator: ", ") + " \(last) " + words[words.count - 1]
  }
}
