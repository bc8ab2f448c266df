public import SurveyFormats
public import SurveyModel

/// Writes responses as JSON; ``ResponseReader`` reads them back.
///
/// ```json
/// {
///   "survey": "loyalty-readiness", "version": "1.0.0", "definition": "9a0f3c…", "id": "r-01", "language": "fr",
///   "started": "2026-03-02T09:14:00Z", "submitted": "2026-03-02T09:41:00Z",
///   "answers": {"vision-clear": 3, "vision-buy-in": {"state": "dont-know"}, "channels": ["email"]}
/// }
/// ```
public enum ResponseWriter {
  /// The members of a response; an item without an answer, or off the route, is left out.
  ///
  /// - Parameters:
  ///   - response: The response.
  ///   - survey: The survey it answers.
  /// - Returns: A value for a ``JSONWriter``.
  public static func json(_ response: Response, of survey: CompiledSurvey) -> JSONValue {
    var object = JSONObject()
    func put(_ key: String, _ value: JSONValue) { object.append(JSONMember(key: key, node: JSONNode(value))) }
    put("survey", .string(response.survey))
    put("version", .string(response.version))
    if let fingerprint = response.fingerprint { put("definition", .string(fingerprint)) }
    put("id", .string(response.id))
    if let language = response.language { put("language", .string(language.tag)) }
    if let seed = response.seed, let number = JSONNumber(text: String(seed)) { put("seed", .number(number)) }
    if let started = response.started { put("started", .string(started)) }
    if let submitted = response.submitted { put("submitted", .string(submitted)) }
    var answers = JSONObject()
    for (item, answer) in zip(survey.items, response.answers) {
      guard item.takesAnswer, let answer, let value = json(answer) else { continue }
      answers.append(JSONMember(key: item.id, node: JSONNode(value)))
    }
    put("answers", .object(answers))
    if !response.confirmed.isEmpty { put("confirmed", response.confirmed.json) }
    if !response.remarks.isEmpty {
      var remarks = JSONObject()
      for (item, remark) in response.remarks.sorted(by: { $0.key < $1.key }) {
        remarks.append(JSONMember(key: item, node: JSONNode(.string(remark))))
      }
      put("remarks", .object(remarks))
    }
    return .object(object)
  }

  private static func json(_ answer: Answer) -> JSONValue? {
    switch answer {
    case .value(let value): value.json
    case .notAsked: nil
    case .invalid(let text, _): .string(text)
    case .skipped, .dontKnow, .refused, .notApplicable:
      .object(JSONObject([JSONMember(key: "state", node: JSONNode(.string(answer.state.name)))]))
    }
  }
}

extension AnswerValue: JSONRepresentable {
  /// The value as responses hold it: a number, a code, a list of codes, a date as `YYYY-MM-DD`, a time as `HH:MM`.
  public var json: JSONValue {
    switch self {
    case .number(let number): number.json
    case .text(let text), .code(let text): .string(text)
    case .date(let date): .string(date.description)
    case .time(let time): .string(time.description)
    case .datetime(let moment): .string(moment.description)
    case .codes(let codes), .ranking(let codes): codes.json
    case .boolean(let truth): .bool(truth)
    }
  }
}
