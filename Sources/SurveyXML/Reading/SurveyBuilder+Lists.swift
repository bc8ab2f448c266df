internal import SurveyModel

extension SurveyBuilder {
  /// A list of choices, or the choices inside a question.
  mutating func choices(_ node: Int, isInline: Bool = false) -> ChoiceList {
    var choices: [Choice] = []
    let declared = document.attribute(.attributes, of: node).map { tree.attributeFragment($0).choiceAttributes } ?? []
    for child in tree.children(of: node) where document.kinds[child] == .choice {
      let label = collectTexts(of: child)[.label]
      guard let code = document.name(.value, of: child) else { continue }
      choices.append(
        Choice(
          code: code, formerCodes: document.names(.was, of: child), label: label,
          isExclusive: isYes(.exclusive, of: child),
          relevance: document.fragment(.relevant, of: child), isFixed: isYes(.fixed, of: child),
          attributes: declared.map { document.declared($0.name.text, of: child) }))
    }
    return ChoiceList(
      id: id(of: node), isScale: false, isInline: isInline, isRandom: !isInline && isRandom(node) == true,
      attributes: declared, choices: choices)
  }

  /// A response scale, with the unlabelled points that `from` and `to` add.
  mutating func scale(_ node: Int) -> ChoiceList {
    checkBounds(of: node)
    var points = labelledPoints(of: node)
    if let bounds = bounds(of: node) {
      points = points.filter { $0.value.map(bounds.isInside) ?? false }
      let written = Set(points.compactMap(\.value))
      for number in bounds.least...bounds.greatest where !written.contains(Ratio(number)) {
        let code = Name(String(number), at: tree.nameRange(of: node))
        points.append(Choice(code: code, value: Ratio(number), label: nil))
      }
      points.sort { ($0.value ?? 0) < ($1.value ?? 0) }
    }
    return ChoiceList(id: id(of: node), isScale: true, choices: points)
  }

  /// The points as written; one that does not ascend, or lies outside the scale, is reported.
  private mutating func labelledPoints(of node: Int) -> [Choice] {
    let bounds = bounds(of: node)
    var points: [Choice] = []
    for child in tree.children(of: node) where document.kinds[child] == .point {
      let label = collectTexts(of: child)[.label]
      guard let written = document.name(.value, of: child), let value = Ratio(decimal: written.text) else { continue }
      if let bounds, !bounds.isInside(value) {
        let note = Diagnostic.Note("the scale says so here", at: range(of: [.from, .to], in: node))
        reportPoint(written, "a number from \(bounds.least) to \(bounds.greatest), as the scale says", [note])
      } else {
        if let greatest = points.compactMap(\.value).max(), value <= greatest {
          reportPoint(written, "a number above \(greatest.text): points ascend")
        }
        guard !points.contains(where: { $0.value == value }) else { continue }
        points.append(
          Choice(
            code: Name(value.text, at: written.range), formerCodes: formerValues(of: child), value: value, label: label)
        )
      }
    }
    return points.sorted { ($0.value ?? 0) < ($1.value ?? 0) }
  }

  /// The numbers that a point had before, in the one form that numbers have.
  private mutating func formerValues(of node: Int) -> [Name] {
    document.names(.was, of: node).compactMap { written in
      guard let value = Ratio(decimal: written.text) else {
        diagnostics.append(
          Diagnostic(
            .badValue(attribute: "was", value: written.text, expected: ValueType.number.expectation), at: written.range)
        )
        return nil
      }
      return Name(value.text, at: written.range)
    }
  }

  private mutating func reportPoint(_ written: Name, _ expected: String, _ notes: [Diagnostic.Note] = []) {
    diagnostics.append(
      Diagnostic(
        .badValue(attribute: "value", value: written.text, expected: expected), at: written.range, notes: notes))
  }

  /// The whole numbers that a scale runs over; where only one end is given, the points say the other.
  private func bounds(of node: Int) -> ScaleBounds? {
    guard document.attribute(.from, of: node) != nil || document.attribute(.to, of: node) != nil else { return nil }
    let values = tree.children(of: node).filter { document.kinds[$0] == .point }
      .compactMap { integer(.value, of: $0) }
    guard let least = integer(.from, of: node) ?? values.min(), let greatest = integer(.to, of: node) ?? values.max()
    else { return nil }
    return ScaleBounds(least: least, greatest: greatest)
  }

  /// Reports a scale that runs backwards, or over more points than anyone can choose from.
  private mutating func checkBounds(of node: Int) {
    guard let from = integer(.from, of: node), let to = integer(.to, of: node) else { return }
    let place = range(of: [.from, .to], in: node)
    if from > to {
      diagnostics.append(Diagnostic(.emptyRange("from=\"\(from)\" is above to=\"\(to)\""), at: place))
    } else if to - from > ScaleBounds.maximumSpan {
      let expected = "a scale of at most \(ScaleBounds.maximumSpan) steps"
      diagnostics.append(Diagnostic(.badValue(attribute: "to", value: String(to), expected: expected), at: place))
    }
  }
}

/// The whole numbers from one to another; `nil` where there would be none, or far too many.
struct ScaleBounds {
  static let maximumSpan = 1000

  let least: Int
  let greatest: Int

  init?(least: Int, greatest: Int) {
    guard least <= greatest, greatest - least <= Self.maximumSpan else { return nil }
    self.least = least
    self.greatest = greatest
  }

  func isInside(_ value: Ratio) -> Bool { value >= Ratio(least) && value <= Ratio(greatest) }
}
