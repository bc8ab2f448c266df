extension SurveyCompiler {
  /// Reports what a score is made of twice.
  mutating func reportRepeated(_ parts: [Name], in whole: Name) {
    var first: [String: SourceRange] = [:]
    for part in parts {
      guard let place = first[part.text] else {
        first[part.text] = part.range
        continue
      }
      report(
        .repeatedReference(part.text, whole: whole.text), at: part.range, notes: [.init("the first is here", at: place)]
      )
    }
  }

  /// Reports a score whose parts all weigh nothing.
  mutating func checkWeights(_ weights: [Ratio], of id: Name) {
    guard !weights.isEmpty, weights.allSatisfy(\.isZero) else { return }
    report(.zeroWeights(id.text), at: id.range)
  }

  // MARK: - Shares of answers

  /// Checks the values that a top-box score or a group counts against those that its item can have.
  mutating func checkLimits(
    from: Ratio, to: Ratio, at place: SourceRange, within bounds: (least: Ratio, greatest: Ratio), of item: Name
  ) {
    guard from <= to else {
      report(.emptyRange("from=\"\(from.text)\" is above to=\"\(to.text)\""), at: place)
      return
    }
    let reach = "'\(item.text)' runs from \(bounds.least.text) to \(bounds.greatest.text)"
    if from > bounds.greatest || to < bounds.least {
      report(.idleLimit("no answer is from \(from.text) to \(to.text): \(reach)"), at: place)
    } else if from < bounds.least {
      report(.idleLimit("from=\"\(from.text)\" is below every answer: \(reach)"), at: place)
    } else if to > bounds.greatest {
      report(.idleLimit("to=\"\(to.text)\" is above every answer: \(reach)"), at: place)
    }
  }

  mutating func checkGroups(_ net: NetScore) {
    for (index, group) in net.groups.enumerated() {
      if let first = net.groups[..<index].first(where: { $0.id.text == group.id.text }) {
        report(
          .duplicateID(group.id.text), at: group.id.range,
          notes: [.init("'\(group.id.text)' is first used here", at: first.id.range)])
      }
      if let other = net.groups[..<index].first(where: { $0.from <= group.to && group.from <= $0.to }) {
        report(
          .groupOverlap(first: other.id.text, second: group.id.text), at: group.limits,
          notes: [.init("'\(other.id.text)' is defined here", at: other.limits)])
      }
    }
  }

  /// Reports the values of an item that are in no group of a net score.
  mutating func reportUngrouped(in net: NetScore, _ item: Int) {
    guard !net.groups.isEmpty, case .point(let list) = items[item].kind else { return }
    let ungrouped = choiceLists[list].choices.compactMap(\.value).filter { value in
      !net.groups.contains { $0.from <= value && value <= $0.to }
    }
    guard !ungrouped.isEmpty else { return }
    report(.groupGap(net.item.text, values: ungrouped.map(\.text)), at: net.id.range)
  }

  // MARK: - Bands

  /// Checks that bands name every score from 0 to 100 once.
  mutating func checkBands(_ bands: Bands) {
    for (index, band) in bands.bands.enumerated() {
      guard let first = bands.bands[..<index].first(where: { $0.id.text == band.id.text }) else { continue }
      report(
        .duplicateID(band.id.text), at: band.id.range,
        notes: [.init("'\(band.id.text)' is first used here", at: first.id.range)])
    }
    let ascending = bands.bands.sorted { ($0.from, $0.to) < ($1.from, $1.to) }
    guard let reversed = ascending.first(where: { $0.from >= $0.to }) else { return checkCover(ascending) }
    report(
      .emptyRange("from=\"\(reversed.from.text)\" is not below to=\"\(reversed.to.text)\""), at: reversed.range)
  }

  private mutating func checkCover(_ ascending: [Bands.Band]) {
    var end: Ratio = 0
    var last: Bands.Band?
    for band in ascending {
      if !isReachable(band, isLast: band == ascending.last) { report(.bandOutOfReach(band.id.text), at: band.range) }
      let notes = last.map { [Diagnostic.Note("'\($0.id.text)' ends at \($0.to.text)", at: $0.range)] } ?? []
      if band.from > end { report(.bandGap(from: end.text, to: band.from.text), at: band.range, notes: notes) }
      if last != nil, band.from < end {
        report(.bandOverlap(from: band.from.text, to: min(end, band.to).text), at: band.range, notes: notes)
      }
      if band.to > end {
        end = band.to
        last = band
      }
    }
    if end < 100, let last = last ?? ascending.last {
      report(.bandGap(from: end.text, to: "100"), at: last.range)
    }
  }

  /// Whether a score from 0 to 100 can lie in a band, which holds its lower end and, if it is the last, its upper one.
  private func isReachable(_ band: Bands.Band, isLast: Bool) -> Bool {
    band.from <= 100 && (isLast ? band.to >= 0 : band.to > 0)
  }
}
