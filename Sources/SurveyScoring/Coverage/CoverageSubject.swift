public import SurveyModel

/// A part of a survey that responses reach or do not.
public enum CoverageSubject: Sendable, Hashable {
  /// A section, or a loop's pass: reached when something in it is asked.
  case section(Int)
  /// A question, a part of one or a page of text, by item: reached when it is on the route.
  case item(Int)
  /// A choice or a point, by item and index in its list: reached when it is chosen.
  case choice(item: Int, Int)
  /// A band, by score and index in its bands: reached when the score lies in it.
  case band(score: Int, Int)
  /// A group of a net score, by score and index.
  case group(score: Int, Int)
  /// A quadrant of a typology, by score and index.
  case quadrant(score: Int, Int)
  /// A flag: reached when it is raised.
  case flag(Int)
  /// A piece of advice: reached when it is given.
  case advice(Int)
}

extension CompiledSurvey {
  /// Everything that responses can reach, section by section in document order, then the scores, flags and advice.
  public var coverageSubjects: [CoverageSubject] {
    var subjects: [CoverageSubject] = []
    var open = sections.indices[...]
    for (index, item) in items.enumerated() where item.isAsked {
      while let section = open.first, sections[section].items.lowerBound <= index {
        if sections[section].items.contains(index) { subjects.append(.section(section)) }
        open = open.dropFirst()
      }
      subjects.append(.item(index))
      subjects += (choiceList(of: item)?.choices.indices ?? 0..<0).map { .choice(item: index, $0) }
    }
    for (index, score) in scoring.scores.enumerated() {
      subjects += (scoring.bands[index]?.bands.indices ?? 0..<0).map { .band(score: index, $0) }
      switch score {
      case .netScore(let net): subjects += net.groups.indices.map { .group(score: index, $0) }
      case .quadrants(let typology): subjects += typology.quadrants.indices.map { .quadrant(score: index, $0) }
      case .dimension, .index, .maturity, .topBox, .gap, .importancePerformance: break
      }
    }
    subjects += scoring.flags.indices.map { .flag($0) }
    subjects += scoring.advice.indices.map { .advice($0) }
    return subjects
  }

  /// The name of a subject, such as `segment`, `segment = 'online'`, `trust: fragile`.
  public func name(of subject: CoverageSubject) -> String {
    switch subject {
    case .section(let index): sections[index].section.id.text
    case .item(let index): items[index].id
    case .choice(let item, let choice):
      "\(items[item].id) = '\(choiceList(of: items[item])?.choices[choice].code.text ?? "")'"
    case .band(let score, let band):
      "\(scoring.scores[score].id.text): \(scoring.bands[score]?.bands[band].id.text ?? "")"
    case .group(let score, let group):
      if case .netScore(let net) = scoring.scores[score] { "\(net.id.text): \(net.groups[group].id.text)" } else { "" }
    case .quadrant(let score, let quadrant):
      if case .quadrants(let typology) = scoring.scores[score] {
        "\(typology.id.text): \(typology.quadrants[quadrant].id.text)"
      } else {
        ""
      }
    case .flag(let index): scoring.flags[index].flag.id.text
    case .advice(let index): scoring.advice[index].advice.condition.text
    }
  }

  /// The conditions that keep a subject away, as they are written; those of the sections around first.
  public func conditions(of subject: CoverageSubject) -> [SourceFragment] {
    switch subject {
    case .section(let index):
      return (sections[index].parent.map { conditions(of: .section($0)) } ?? [])
        + [sections[index].section.relevance].compactMap(\.self)
    case .item(let index):
      let item = items[index]
      let around = item.section.map { conditions(of: .section($0)) } ?? []
      return around + [question(of: item).relevance, row(of: item)?.relevance].compactMap(\.self)
    case .choice(let item, let choice):
      let declared = choiceList(of: items[item])?.choices[choice].relevance
      return [declared, question(of: items[item]).filter].compactMap(\.self)
    case .advice(let index): return [scoring.advice[index].advice.condition]
    case .band, .group, .quadrant, .flag: return []
    }
  }

  /// Where a subject is declared.
  public func place(of subject: CoverageSubject) -> SourceRange {
    switch subject {
    case .section(let index): sections[index].section.id.range
    case .item(let index): question(of: items[index]).id.range
    case .choice(let item, let choice): choiceList(of: items[item])?.choices[choice].code.range ?? .none
    case .band(let score, let band): scoring.bands[score]?.bands[band].range ?? .none
    case .group(let score, let group):
      if case .netScore(let net) = scoring.scores[score] { net.groups[group].limits } else { .none }
    case .quadrant(let score, let quadrant):
      if case .quadrants(let typology) = scoring.scores[score] { typology.quadrants[quadrant].range } else { .none }
    case .flag(let index): scoring.flags[index].flag.range
    case .advice(let index): scoring.advice[index].advice.condition.range
    }
  }
}
