/// An item whose answers a map codes.
struct MapUse {
  let item: Int
  /// The reference to the item.
  let ref: Name
  /// The reference to the map.
  let map: Name
  /// The codes for which it has no number.
  let open: [String]
}

extension SurveyCompiler {
  /// Enters the maps, which share the names of everything else.
  mutating func declareMaps() {
    for map in survey.scoring.maps {
      if let first = places[map.id.text] {
        report(
          .duplicateID(map.id.text), at: map.id.range, notes: [.init("'\(map.id.text)' is first used here", at: first)])
        continue
      }
      places[map.id.text] = map.id.range
      maps[map.id.text] = (map, [])
      checkEntries(of: map)
    }
  }

  private mutating func checkEntries(of map: ScoreMap) {
    var seen: [String: SourceRange] = [:]
    for entry in map.entries {
      guard (entry.code == nil) != (entry.state == nil) else {
        report(
          entry.code == nil
            ? .missingAttribute(
              "code", element: "entry", expected: "the code of a choice; or write state=\"…\" for a non-answer")
            : .attributesExclude(element: "entry", first: "code", second: "state"), at: entry.range)
        continue
      }
      let what = entry.code?.text ?? entry.state?.name ?? ""
      if let first = seen[what] {
        report(
          .repeatedEntry(what, map: map.id.text), at: entry.code?.range ?? entry.range,
          notes: [.init("the first is here", at: first)])
      }
      seen[what] = seen[what] ?? entry.code?.range ?? entry.range
    }
  }

  /// What the answers of an item count by a map; reported when that has no meaning.
  mutating func coding(of item: Int, _ ref: Name, by name: Name) -> AnswerCoding? {
    guard let map = maps[name.text]?.map else {
      let names = survey.scoring.maps.map(\.id.text)
      let meant = NameSuggestion.nearest(to: name.text, among: names)
      report(.unknownReference(name.text, kind: "map"), at: name.range, suggestion: meant)
      // One of them was meant, and is used once the name is right.
      mapsMeant.formUnion(meant.map { [$0] } ?? names)
      return nil
    }
    let list: Int
    var limits: ClosedRange<Int>?
    switch items[item].kind {
    case .point(let index), .choice(let index): list = index
    case .choices(let index, let least, let most):
      list = index
      let low = max(1, least ?? 1)
      limits = low...max(low, most ?? choiceLists[index].choices.count)
    default:
      report(.notScorable(ref.text, reason: "a map is for choices and for points of a scale"), at: name.range)
      return nil
    }
    let choices = choiceLists[list].choices
    let codes = Set(map.entries.compactMap(\.code?.text))
    let known = choices.map(\.code.text).filter(codes.contains)
    // What a sum leaves out adds nothing, which is as good as a number.
    let open = limits != nil && map.several == .sum ? [] : choices.map(\.code.text).filter { !codes.contains($0) }
    maps[name.text]?.users.append(MapUse(item: item, ref: ref, map: name, open: open))
    // Where no code is the item's, each is reported for itself.
    guard let coding = AnswerCoding(map, on: choiceLists[list], choosing: limits), codes.isEmpty || !known.isEmpty
    else {
      return nil
    }
    guard coding.least < coding.greatest else {
      report(
        .notScorable(ref.text, reason: "the map '\(map.id.text)' gives every answer the same number"), at: name.range)
      return nil
    }
    return coding
  }

  /// Reports maps that nothing uses, and codes that no item has.
  mutating func checkMaps() {
    for declared in survey.scoring.maps {
      guard let (map, users) = maps[declared.id.text], map == declared else { continue }
      guard let first = users.first else {
        if !mapsMeant.contains(map.id.text) { report(.unusedMap(map.id.text), at: map.id.range) }
        continue
      }
      let lists = users.compactMap { list(ofItem: $0.item) }
      let strange = map.entries.compactMap(\.code).filter { code in
        !lists.contains { $0.index(ofCode: code.text) != nil }
      }
      for code in strange {
        let codes = lists.flatMap { $0.choices.map(\.code.text) }
        report(
          .unknownChoice(code.text, item: "'\(items[first.item].id)'", codes: codes), at: code.range,
          suggestion: NameSuggestion.nearest(to: code.text, among: codes))
      }
      // A code that is misspelt leaves a gap of which nothing more is to be said.
      guard strange.isEmpty else { continue }
      for use in users where !use.open.isEmpty {
        report(
          .mapGap(use.ref.text, map: map.id.text, codes: use.open), at: use.map.range,
          notes: [.init("'\(map.id.text)' is defined here", at: map.id.range)])
      }
    }
  }

  private func list(ofItem index: Int) -> ChoiceList? {
    switch items[index].kind {
    case .point(let list), .choice(let list), .choices(let list, _, _): choiceLists[list]
    default: nil
    }
  }
}
