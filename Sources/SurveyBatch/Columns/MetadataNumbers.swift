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
    let (dayNames, languageNames, versionNames) = (dayNames, languageNames, versionNames)
    days = ColumnReader { dayNames.number(of: String($0.prefix(10))) }
    languages = ColumnReader { text in
      guard !text.isEmpty else { return 0 }
      let isKnown = LanguageTag(text).map { tag in survey.survey.languages.contains { $0.base == tag.base } }
      return isKnown == true ? languageNames.number(of: text) : ColumnReader.alone
    }
    versions = ColumnReader { versionNames.number(of: $0) }
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
