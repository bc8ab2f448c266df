/// What a record says of the response as a whole; a survey's own items of the same name come first.
public enum ResponseMetadata: String, Sendable, Hashable, CaseIterable {
  /// The response's own id; tables may also call it `id`.
  case id = "response-id"
  /// The survey that it answers.
  case survey
  /// The version of the survey.
  case version
  /// The fingerprint of the definition.
  case definition
  /// The language in which it was answered.
  case language
  /// The seed of random orders.
  case seed
  /// When it was begun.
  case started
  /// When it was submitted.
  case submitted
  /// The warnings that the respondent stood by.
  case confirmed

  /// The metadata of a column's or member's name.
  public init?(name: String) {
    guard let metadata = name == "id" ? .id : ResponseMetadata(rawValue: name) else { return nil }
    self = metadata
  }

  /// Every name under which metadata are found.
  public static var names: [String] { allCases.map(\.rawValue) + ["id"] }
}
