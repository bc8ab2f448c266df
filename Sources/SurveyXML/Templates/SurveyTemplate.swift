public import SurveyModel

/// A survey to begin with: complete, clean, and small enough to be read before it is changed.
///
/// A template is kept as the text of a survey in every language that it has, so that what authors get is what stands
/// here; ``text(id:languages:)`` leaves out the languages that are not wanted.
public enum SurveyTemplate: String, Sendable, CaseIterable {
  /// One section with one question.
  case blank
  /// Ratings of a service, with a score, the share of the satisfied and advice.
  case satisfaction
  /// A maturity over ordered steps, with evidence, owners and dates.
  case readiness
  /// The question whether one would recommend, and the net promoter score.
  case nps
  /// Practices that are in place, partly in place or not.
  case checklist

  /// The languages that every template has.
  public static let languages = ["en", "fr", "it"].compactMap { LanguageTag($0) }

  /// What the template is for, in one clause.
  public var summary: String {
    switch self {
    case .blank: "one section with one question"
    case .satisfaction: "ratings of a service, a score and advice"
    case .readiness: "a maturity over ordered steps, with evidence and owners"
    case .nps: "would you recommend us, and the net promoter score"
    case .checklist: "practices in place, partly in place or not"
    }
  }

  /// The survey's text.
  ///
  /// - Parameters:
  ///   - id: The survey's id.
  ///   - languages: Some of ``SurveyTemplate/languages``, the source language first.
  /// - Returns: The whole file.
  public func text(id: String, languages: [LanguageTag]) -> String {
    let wanted = languages.isEmpty ? Array(Self.languages.prefix(1)) : languages
    let tags = wanted.map(\.tag)
    let root = "<survey xmlns=\"\(Vocabulary.namespace)\" id=\"\(id)\" version=\"0.1.0\" xml:lang=\"\(tags[0])\""
    let list = tags.count > 1 ? " languages=\"\(tags.joined(separator: " "))\"" : ""
    var lines = [
      "<?xml version=\"1.0\" encoding=\"UTF-8\"?>",
      "<?xml-model href=\"sonde.xsd\" schematypens=\"http://www.w3.org/2001/XMLSchema\"?>", root + list + ">",
    ]
    var versions: [String: String] = [:]
    // An empty last line lets the versions before it go out too.
    for line in content.split(separator: "\n", omittingEmptySubsequences: false) {
      if let (tag, text) = Self.version(line) {
        // A second text of the same language begins another element's versions.
        if versions[tag] != nil { Self.add(&versions, to: &lines, tags) }
        versions[tag] = tag == tags[0] ? text.replacing(" xml:lang=\"\(tag)\"", with: "") : text
      } else {
        Self.add(&versions, to: &lines, tags)
        lines.append(line.isEmpty ? "" : "  \(line)")
      }
    }
    return (lines + ["</survey>", ""]).joined(separator: "\n")
  }

  private static func add(_ versions: inout [String: String], to lines: inout [String], _ tags: [String]) {
    lines += tags.compactMap { versions[$0] }.map { "  \($0)" }
    versions = [:]
  }

  /// The language of a line that is one version of a text.
  private static func version(_ line: Substring) -> (tag: String, text: String)? {
    let parts = line.split(separator: " xml:lang=\"", maxSplits: 1)
    guard parts.count == 2, let end = parts[1].firstIndex(of: "\"") else { return nil }
    return (String(parts[1][..<end]), String(line))
  }

  /// Whether a name is a word of the expression language, which no id may be.
  public static func isReserved(_ name: String) -> Bool { Vocabulary.reservedWords.contains(name) }

  private var content: String {
    switch self {
    case .blank: Self.blankContent
    case .satisfaction: Self.satisfactionContent
    case .readiness: Self.readinessContent
    case .nps: Self.npsContent
    case .checklist: Self.checklistContent
    }
  }
}
