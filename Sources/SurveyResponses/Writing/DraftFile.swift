import SurveyFormats
public import SurveyModel

/// An unfinished response as it is kept in a file: the answers as given, those off the route included, and where the
/// respondent stopped.
public struct DraftFile: Sendable {
  /// The answers, with remarks and confirmed warnings.
  public var response: Response

  /// The id of the item at which the respondent stopped; `nil` before the first and in the review.
  public var position: String?

  /// Whether the review was open.
  public var isInReview: Bool

  /// Makes a draft.
  public init(response: Response, position: String?, isInReview: Bool) {
    self.response = response
    self.position = position
    self.isInReview = isInReview
  }

  /// The file's content.
  public func bytes(of survey: CompiledSurvey) -> [UInt8] {
    var object = ResponseWriter.json(response, of: survey).object ?? JSONObject()
    if let position { object.append(JSONMember(key: "position", node: JSONNode(.string(position)))) }
    if isInReview { object.append(JSONMember(key: "review", node: JSONNode(.bool(true)))) }
    return JSONWriter.bytes(JSONValue.object(object), .pretty)
  }

  /// Reads a draft.
  ///
  /// - Parameters:
  ///   - bytes: The file's content.
  ///   - survey: The survey, which may have changed since.
  ///   - now: The moment that `now()` means, and the day of `today()`.
  /// - Returns: The draft and what of it no longer fits; `nil` and the reason when it is not a draft of this survey.
  public static func read(
    _ bytes: [UInt8], of survey: CompiledSurvey, now: LocalDateTime
  ) -> (draft: DraftFile?, issues: [ResponseIssue]) {
    let root: JSONNode
    do throws(JSONError) {
      root = try JSONParser.parse(bytes)
    } catch {
      return (nil, [ResponseIssue(.unreadable(error.message), response: nil, place: error.place)])
    }
    switch RawRecord.read(root, place: TextPlaces(of: bytes).place) {
    case .failure(let fault):
      return (nil, [ResponseIssue(.unreadable(fault.message), response: nil, place: fault.place)])
    case .success(let record):
      switch RecordResolver(survey: survey, now: now).read(record) {
      case .failure(let rejection): return (nil, [rejection.issue])
      case .success(let (response, issues)):
        let draft = DraftFile(
          response: response, position: root["position"]?.string.map { survey.currentName(ofFormer: $0) ?? $0 },
          isInReview: root["review"]?.bool == true)
        return (draft, issues)
      }
    }
  }
}

extension JSONValue {
  fileprivate var object: JSONObject? { if case .object(let object) = self { object } else { nil } }
}
