import SurveyFormats

/// Which survey a file of responses says it answers.
public enum ResponseSubject {
  /// The id of the survey that the first record names.
  ///
  /// - Parameters:
  ///   - bytes: The file; for tables and lines its beginning is enough.
  ///   - format: Its format.
  /// - Returns: The id; `nil` where the first record names none, or cannot be read.
  public static func survey(namedIn bytes: [UInt8], _ format: ResponseFormat) -> String? {
    switch format {
    case .json:
      let root = try? JSONParser.parse(bytes)
      return (root?.array?.first ?? root)?["survey"]?.string
    case .jsonLines:
      var lines = JSONLinesReader()
      guard case .success(let node)? = (lines.read(bytes) + lines.finish()).first?.result else { return nil }
      return node["survey"]?.string
    case .xml:
      var document = ResponseDocumentReader()
      for case .element(let element, let start, let common) in document.read(bytes) {
        guard case .success(let record) = RawRecord.read(xml: element, start: start, common: common) else { return nil }
        return record.survey
      }
      return nil
    case .table:
      var table = DelimitedReader()
      let rows = (table.read(bytes) + table.finish()).prefix(2).compactMap { event in
        if case .record(let record) = event { record.fields } else { nil }
      }
      guard rows.count == 2, let column = rows[0].firstIndex(of: "survey"), rows[1].indices.contains(column),
        !rows[1][column].isEmpty
      else { return nil }
      return rows[1][column]
    }
  }
}
