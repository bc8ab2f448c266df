import SurveyFormats
import SurveyModel
public import SurveyScoring

extension ScoreRowFormat {
  /// Scores as rows of a table, cell by cell as ``ScoreTable`` has them; its header comes before.
  public static func table(_ table: ScoreTable) -> ScoreRowFormat {
    let hasFlags = !table.survey.scoring.flags.isEmpty
    return ScoreRowFormat(
      id: { text([.text($0)]) }, afterID: table.countsIssues ? comma : [], countsIssues: table.countsIssues,
      score: { result, index in
        let cells = table.cells(of: result, index)
        return cells.isEmpty ? [] : comma + text(cells)
      },
      end: { flags, _ in
        (hasFlags ? comma + text([.verbatim(table.raised(flags).joined(separator: " "))]) : []) + lineFeed
      })
  }

  /// Scores as lines of JSON.
  ///
  /// With all that there is to tell, each line is a ``ScoreRecord``. With values alone it is one flat object, whose members
  /// have the names of a table's columns; what does not exist is `null`, and `flags` is the array of those that are raised.
  public static func lines(_ table: ScoreTable) -> ScoreRowFormat {
    table.content == .all ? records(of: table.survey) : flatLines(table)
  }

  private static func records(of survey: CompiledSurvey) -> ScoreRowFormat {
    let record = ScoreRecord.self
    return ScoreRowFormat(
      beforeID: Array("{\"schema\":\"\(record.schema)\",\"response\":\"".utf8), id: escaped,
      afterID: Array("\",".utf8)
        + members {
          $0.member("survey", survey.survey.id.text)
          $0.member("version", survey.survey.version)
        } + Array(",\"issues\":".utf8), countsIssues: true,
      beforeScores: Array(",\"scores\":{".utf8),
      score: { result, index in
        let score = survey.scoring.scores[index]
        return (index == 0 ? [] : comma)
          + members { $0.object(score.id.text) { record.write(result, of: score, index, in: survey, to: &$0) } }
      },
      end: { flags, advice in
        Array("},".utf8)
          + members {
            record.write(flags, in: survey, to: &$0)
            record.write(advice: advice, in: survey, to: &$0)
          } + Array("}\n".utf8)
      }, tellsAdvice: true, tellsMeasures: true)
  }

  private static func flatLines(_ table: ScoreTable) -> ScoreRowFormat {
    let hasFlags = !table.survey.scoring.flags.isEmpty
    return ScoreRowFormat(
      beforeID: Array("{\"response-id\":\"".utf8), id: escaped, afterID: Array("\"".utf8), countsIssues: false,
      score: { result, index in
        let cells = table.cells(of: result, index)
        guard !cells.isEmpty else { return [] }
        return comma
          + members { object in
            for (name, cell) in zip(table.columns(of: index), cells) { object.member(name, cell.json) }
          }
      },
      end: { flags, _ in
        (hasFlags ? comma + members { $0.member(ScoreTable.flags, table.raised(flags)) } : []) + Array("}\n".utf8)
      })
  }

  private static let comma = [UInt8(ascii: ",")]
  private static let lineFeed = [UInt8(ascii: "\n")]

  /// Cells with commas between them.
  private static func text(_ cells: [DelimitedCell]) -> [UInt8] {
    var table = DelimitedWriter()
    table.row(cells)
    let bytes = Array(table.bytes.dropLast())
    // A lone empty cell is written in quotation marks, which it does not need beside others.
    return bytes == [UInt8(ascii: "\""), UInt8(ascii: "\"")] ? [] : bytes
  }

  /// A text as it stands between the quotation marks of a string of JSON.
  @Sendable private static func escaped(_ text: String) -> [UInt8] {
    Array(JSONWriter.bytes(text).dropFirst().dropLast(2))
  }

  /// Members as they stand within the braces of an object.
  private static func members(_ body: (inout JSONObjectWriter) -> Void) -> [UInt8] {
    var json = JSONWriter(.compact)
    json.object(body)
    return Array(json.bytes.dropFirst().dropLast(2))
  }
}

extension DelimitedCell {
  /// What stands in a cell, as JSON.
  fileprivate var json: JSONValue {
    switch self {
    case .text(let text), .verbatim(let text): text.json
    case .integer(let number): number.json
    case .number(let number), .fixed(let number, _): number.json
    case .empty: .null
    }
  }
}
