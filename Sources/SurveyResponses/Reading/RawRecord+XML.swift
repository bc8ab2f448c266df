import SurveyFormats
import SurveyModel
import SurveyXML

extension RawRecord {
  /// Reads a `response` element.
  ///
  /// - Parameters:
  ///   - bytes: The element.
  ///   - start: Where it begins in its file.
  ///   - common: What the element around it says of all responses.
  /// - Returns: The record, or why the element is none.
  static func read(
    xml bytes: [UInt8], start: TextPlace, common: [RecordElement.Attribute]
  ) -> Result<RawRecord, UnreadableRecord> {
    func place(_ offset: Int) -> TextPlace { TextPlace(of: offset, in: bytes, from: start) }
    let element: RecordElement
    switch RecordElement.read(bytes) {
    case .failure(let fault):
      // A second place in the message would be one in the element, not in the file.
      let message = fault.message.replacing(#/ opened at [0-9]+:[0-9]+/#, with: "")
      return .failure(UnreadableRecord(message, place(fault.offset)))
    case .success(let read): element = read
    }
    func unknown(_ kind: String, _ name: String, among names: [String], at offset: Int) -> UnreadableRecord {
      let meant = NameSuggestion.nearest(to: name, among: names).map { "; did you mean '\($0)'?" } ?? ""
      return UnreadableRecord("'\(name)' is not \(kind)\(meant)", place(offset))
    }
    guard element.name == "response" else {
      return .failure(unknown("an element of 'responses'", element.name, among: ["response"], at: 1))
    }
    var record = RawRecord()
    record.place = start
    record.tellsSubmission = true
    for attribute in common { _ = record.setMetadata(attribute.name, to: attribute.value) }
    for attribute in element.attributes {
      let name = attribute.name == "xml:lang" ? "language" : attribute.name
      guard attribute.name == "xml:lang" || attributes.contains(name), record.setMetadata(name, to: attribute.value)
      else {
        return .failure(
          unknown("an attribute of 'response'", attribute.name, among: attributes + ["xml:lang"], at: attribute.offset))
      }
    }
    for child in element.children {
      guard let ref = child["ref"] else {
        return .failure(UnreadableRecord("'\(child.name)' lacks 'ref', the id of an item", place(child.offset)))
      }
      if let other = child.attributes.first(where: {
        $0.name != "ref" && !($0.name == "state" && child.name == "answer")
      }) {
        return .failure(
          unknown("an attribute of '\(child.name)'", other.name, among: ["ref", "state"], at: other.offset))
      }
      switch child.name {
      case "remark": record.remarks[ref] = child.text
      case "answer":
        guard !record.entries.contains(where: { $0.name == ref }) else {
          return .failure(UnreadableRecord("'\(ref)' is answered twice", place(child.offset)))
        }
        let answer: RawAnswer =
          child["state"].map { .state($0) } ?? (child.text.isEmpty ? .empty : .field(child.text))
        record.entries.append(Entry(name: ref, answer: answer, place: place(child.offset)))
      default:
        return .failure(
          unknown("an element of 'response'", child.name, among: ["answer", "remark"], at: child.offset + 1))
      }
    }
    return .success(record)
  }

  /// The attributes of a response that have no namespace.
  private static let attributes = [
    "id", "survey", "version", "definition", "seed", "started", "submitted", "confirmed",
  ]
}
