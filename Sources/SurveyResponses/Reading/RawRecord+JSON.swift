import SurveyFormats

extension RawRecord {
  /// Reads a response of the form that ``ResponseWriter`` writes.
  ///
  /// - Parameters:
  ///   - node: The value.
  ///   - place: Finds the place of an offset in the file.
  /// - Returns: The record, or why the value is none.
  static func read(_ node: JSONNode, place: (Int) -> TextPlace) -> Result<RawRecord, UnreadableRecord> {
    guard let object = node.object else {
      return .failure(
        UnreadableRecord("a response is an object: {\"survey\": …, \"answers\": {…}}", place(node.offset)))
    }
    var record = RawRecord()
    record.place = place(node.offset)
    guard let answers = object["answers"] else { return readFlat(object, into: record, place) }
    guard let entries = answers.object else {
      return .failure(UnreadableRecord("\"answers\" is an object from item to answer", place(answers.offset)))
    }
    for member in object.members where member.key != "answers" {
      switch member.key {
      case "confirmed": record.confirmed = member.node.array?.compactMap(\.string) ?? []
      case "remarks":
        for remark in member.node.object?.members ?? [] { record.remarks[remark.key] = remark.node.string }
      case "position", "review": break  // A draft’s own: where the respondent stopped.
      default:
        guard record.setMetadata(member.key, to: member.node.metadataText) else {
          return .failure(
            UnreadableRecord("'\(member.key)' is not a member of a response", place(member.keyOffset)))
        }
      }
    }
    record.tellsSubmission = true
    record.entries = entries.members.map { Entry(name: $0.key, answer: $0.node.rawAnswer, place: place($0.keyOffset)) }
    return .success(record)
  }

  /// Reads an object that is one row of a table: metadata and answers side by side.
  private static func readFlat(
    _ object: JSONObject, into record: RawRecord, _ place: (Int) -> TextPlace
  ) -> Result<RawRecord, UnreadableRecord> {
    var record = record
    for member in object.members where !record.setMetadata(member.key, to: member.node.metadataText) {
      record.entries.append(
        Entry(name: member.key, answer: member.node.rawAnswer, place: place(member.keyOffset)))
    }
    return .success(record)
  }
}

/// Why a record cannot be read at all.
struct UnreadableRecord: Error {
  let message: String
  let place: TextPlace

  init(_ message: String, _ place: TextPlace) {
    self.message = message
    self.place = place
  }
}

extension JSONNode {
  fileprivate var metadataText: String? { string ?? number?.text }

  var rawAnswer: RawRecord.RawAnswer {
    switch value {
    case .null: return .empty
    case .bool(let truth): return .boolean(truth)
    case .number(let number): return number.doubleValue.map { .number($0, text: number.text) } ?? .foreign(number.text)
    case .string(let text): return text.isEmpty ? .empty : .text(text)
    case .array(let elements):
      let codes = elements.compactMap { $0.string ?? $0.number?.text }
      return codes.count == elements.count ? .list(codes) : .foreign("a list of other things than codes")
    case .object(let object):
      if let state = object["state"]?.string { return .state(state) }
      let parts = object.members.map { ($0.key, $0.node.rawAnswer) }
      return .parts(Dictionary(parts, uniquingKeysWith: { first, _ in first }))
    }
  }
}
