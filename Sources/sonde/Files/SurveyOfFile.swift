import SurveyModel
import SurveyResponses

/// Finds out which of several surveys a file of responses answers.
struct SurveyOfFile {
  /// What a file answers.
  enum Finding {
    /// One of the surveys, by index.
    case survey(Int)
    /// A survey that is none of them.
    case other(String)
    /// Nothing says which.
    case unknown
  }

  /// The ids of the surveys.
  let surveys: [String]

  /// How much of a table or of lines is looked at.
  private static let head = 1 << 18

  /// What a file answers: what its first record says, else what the file, or a folder that it is in, is named after.
  func finding(_ path: String, format: ResponseFormat?) throws(FileError) -> Finding {
    var bytes: [UInt8] = []
    var kind = format ?? ResponseFormat(fileName: path)
    try FileAccess.readChunks(path) { chunk in
      bytes += chunk
      let found = kind ?? ResponseFormat(sniffing: bytes.prefix(65_536))
      kind = found
      return found == .json || bytes.count < Self.head
    }
    if let named = ResponseSubject.survey(namedIn: bytes, kind ?? .table) {
      return surveys.firstIndex(of: named).map { .survey($0) } ?? .other(named)
    }
    let names = path.split(separator: "/").map(String.init)
    let stem = names.last.map { $0.split(separator: ".", maxSplits: 1).first.map(String.init) ?? $0 }
    for name in [stem].compactMap(\.self) + names.dropLast().reversed() {
      if let survey = surveys.firstIndex(of: name) { return .survey(survey) }
    }
    return .unknown
  }
}
