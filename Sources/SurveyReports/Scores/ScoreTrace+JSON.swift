public import SurveyFormats
public import SurveyModel
public import SurveyScoring

extension ScoreTrace {
  /// Writes the members of the trace's object. What could exist and does not is `null`; an answer has none of the members
  /// of a score.
  ///
  /// - Parameters:
  ///   - json: The object.
  ///   - places: The files in which the survey is declared.
  public func write(to json: inout JSONObjectWriter, places: SourceMap) {
    json.member("kind", kind.rawValue)
    json.member("id", id)
    json.member("place", places.line(of: range))
    json.member("state", state)
    json.member("value", value?.doubleValue)
    if kind != .item { writeScore(to: &json, places) }
    json.member("coded", coded?.doubleValue)
    json.member("reversed", isReversed)
    json.member("assumedLeast", isAssumedLeast)
    json.member("map", map)
    json.member("weight", weight?.doubleValue)
    json.member("share", share?.doubleValue)
    json.member("role", role)
    guard kind != .item else { return }
    json.array("parts") { array in
      for part in parts { array.object { part.write(to: &$0, places: places) } }
    }
  }

  /// What only a score has.
  private func writeScore(to json: inout JSONObjectWriter, _ places: SourceMap) {
    json.member("percent", percent?.doubleValue)
    json.member("least", least?.doubleValue)
    json.member("greatest", greatest?.doubleValue)
    json.member("level", level)
    json.member("in", place)
    json.member("inPlace", place.flatMap { _ in places.line(of: placeRange) })
    json.member("counted", counted)
    json.member("inScope", inScope)
    json.member("method", method)
    json.member("rule", rule)
  }
}

extension SourceMap {
  /// A place as `file:line`; `nil` for a file that the map does not hold.
  public func line(of range: SourceRange) -> String? {
    guard sources.indices.contains(range.source.index) else { return nil }
    return "\(self[range.source].name):\(position(of: range).line)"
  }
}
