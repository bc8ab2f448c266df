import SurveyModel
import SurveyResponses

/// Numbers for what records say of themselves as a whole, so that they are columns like the answers.
final class MetadataNumbers {
  /// Texts by number; the number 0 is no text.
  final class Names {
    private(set) var texts: [String?] = [nil]
    private var numbers: [String: UInt16] = [:]

    func number(of text: String) -> UInt16 {
      if text.isEmpty { return 0 }
      if let number = numbers[text] { return number }
      guard texts.count < Int(ColumnReader.alone) else { return ColumnReader.alone }
      texts.append(text)
      numbers[text] = UInt16(texts.count - 1)
      return UInt16(texts.count - 1)
    }
  }

  /// What respondents left empty, or as it is, on purpose, by number; the number 0 is nothing.
  final class Confirmations {
    /// The bit of each item whose confirmation changes anything.
    private let bits: [Int: UInt64]
    private var masks: [UInt64] = [0]
    private var numbers: [UInt64: UInt16] = [0: 0]

    init(_ survey: CompiledSurvey) {
      let warned = survey.constraints.filter { $0.severity != .error }.map(\.item)
      let items = Set(warned).union(survey.items.indices.filter { survey.items[$0].requirement == .soft })
      bits = Dictionary(uniqueKeysWithValues: items.sorted().enumerated().map { ($1, $0 < 64 ? 1 << UInt64($0) : 0) })
    }

    private func number(of items: Set<Int>) -> UInt16 {
      var mask: UInt64 = 0
      for item in items {
        guard let bit = bits[item] else { continue }
        guard bit != 0 else { return ColumnReader.alone }
        mask |= bit
      }
      if let number = numbers[mask] { return number }
      guard masks.count < Int(ColumnReader.alone) else { return ColumnReader.alone }
      masks.append(mask)
      numbers[mask] = UInt16(masks.count - 1)
      return UInt16(masks.count - 1)
    }

    /// Whether an item is among what has a number.
    func contains(_ item: Int, _ number: UInt16) -> Bool { masks[Int(number)] & (bits[item] ?? 0) != 0 }

    /// Reads what was confirmed.
    ///
    /// - Parameter meaning: Says which items a text names; `nil` for a text that is read alone.
    func reader(_ meaning: @escaping (String) -> Set<Int>?) -> ColumnReader {
      ColumnReader { text in meaning(text).map(self.number) ?? ColumnReader.alone }
    }
  }

  let confirmations: Confirmations
  let dayNames = Names()
  let languageNames = Names()
  let versionNames = Names()

  /// Reads when a response was submitted; the day is all that is kept of it.
  let days: ColumnReader

  /// Reads the moments of beginning and submission, where it is asked how long responses took.
  let moments = MomentReader()

  /// Reads languages; one that the survey has not is read alone.
  let languages: ColumnReader

  /// Reads versions.
  let versions: ColumnReader

  private let survey: CompiledSurvey

  init(_ survey: CompiledSurvey) {
    self.survey = survey
    confirmations = Confirmations(survey)
    let (dayNames, languageNames, versionNames) = (dayNames, languageNames, versionNames)
    days = ColumnReader { dayNames.number(of: String($0.prefix(10))) }
    languages = ColumnReader { text in
      guard !text.isEmpty else { return 0 }
      let isKnown = LanguageTag(text).map { tag in survey.survey.languages.contains { $0.base == tag.base } }
      return isKnown == true ? languageNames.number(of: text) : ColumnReader.alone
    }
    versions = ColumnReader { versionNames.number(of: $0) }
  }

  /// The beginnings of days, by number; `nil` for what is no day.
  private var beginnings: [LocalDateTime?] = [nil]

  /// The beginning of a day; `nil` for what is no day.
  func beginning(ofDay number: UInt16) -> LocalDateTime? {
    while beginnings.count <= Int(number) {
      beginnings.append(
        dayNames.texts[beginnings.count].flatMap { CalendarDate(iso: $0) }.map { LocalDateTime($0) })
    }
    return beginnings[Int(number)]
  }

  /// Reads what is either as it should be or to be looked at by itself.
  func reader(of kind: ResponseMetadata) -> ColumnReader {
    let id = survey.survey.id.text
    return ColumnReader { text in
      let isFine =
        switch kind {
        case .survey: text.isEmpty || text == id
        case .seed: text.isEmpty || UInt64(text) != nil
        default: text.isEmpty
        }
      return isFine ? 0 : ColumnReader.alone
    }
  }
}
