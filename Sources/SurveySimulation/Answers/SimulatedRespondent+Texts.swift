import SurveyInterview
import SurveyModel

/// Texts.
extension SimulatedRespondent {
  /// A text within limits, in the respondent's language.
  mutating func text(
    within limits: TextLimits, to item: Int, _ attempt: Int, _ interview: Interview
  ) -> AnswerValue? {
    if let pattern = limits.pattern {
      guard let source = plan.patterns[pattern.text] else { return nil }
      var text = source.text(&chance)
      // Lengths are limited beside the pattern, and a text that spreadsheets take for a formula is hard to keep.
      for _ in 0..<16 where limits.invalidity(of: text) != nil || "=+-@".contains(text.first ?? " ") {
        text = source.text(&chance)
      }
      return .text(text)
    }
    var text = phrase(for: item, interview)
    let least = limits.minimumLength ?? 1
    while text.count < least { text += ", " + topic() }
    if let most = limits.maximumLength, text.count > most { text = shortened(text, to: most, least) }
    return .text(text)
  }

  private mutating func phrase(for item: Int, _ interview: Interview) -> String {
    let phrases = Phrases.of(language)
    let declared = survey.items[item]
    switch declared.role {
    case .evidence:
      let isExcuse = declared.parent.flatMap { interview.answer(of: $0) } == .notApplicable
      return chance.pick(isExcuse ? phrases.excuses : phrases.evidence) ?? ""
    case .owner: return chance.pick(phrases.owners) ?? ""
    // A question by this name asks for what the part of a checklist item does.
    case .answer where survey.question(of: declared).id.text == "owner": return chance.pick(phrases.owners) ?? ""
    default: break
    }
    var text = topic()
    switch chance.below(4) {
    case 0: text += phrases.and + topic(but: text)
    case 1: text += ", " + (chance.pick(phrases.qualifiers) ?? "")
    default: break
    }
    return text.prefix(1).uppercased() + text.dropFirst()
  }

  private mutating func topic(but other: String? = nil) -> String {
    chance.pick(Phrases.of(language).topics.filter { $0 != other }) ?? ""
  }

  /// A text that is no longer than allowed: up to the last whole word, unless that is too short.
  private func shortened(_ text: String, to most: Int, _ least: Int) -> String {
    let cut = text.prefix(most)
    guard let space = cut.lastIndex(of: " "), cut.distance(from: cut.startIndex, to: space) >= least else {
      return String(cut)
    }
    return String(cut[..<space]).trimmingSuffix(",")
  }
}

extension String {
  fileprivate func trimmingSuffix(_ character: Character) -> String {
    last == character ? String(dropLast()) : self
  }
}
