import SurveyBatch
import SurveyFormats
import SurveyModel
import SurveyReports
import SurveyScoring

extension BatchJob.RowFormat {
  /// Scores as rows of a table, cell by cell as ``ScoreRecord`` has them.
  static func scores(of survey: CompiledSurvey) -> BatchJob.RowFormat {
    @Sendable func text(_ cells: [DelimitedCell]) -> [UInt8] {
      var table = DelimitedWriter()
      table.row(cells)
      let bytes = Array(table.bytes.dropLast())
      // A lone empty cell is written in quotation marks, which it does not need beside others.
      return bytes == [UInt8(ascii: "\""), UInt8(ascii: "\"")] ? [] : bytes
    }
    return BatchJob.RowFormat(
      cells: { result, score in
        let cells = ScoreRecord.cells(of: result, score, in: survey)
        return cells.isEmpty ? nil : text(cells)
      },
      id: { text([.text($0)]) },
      flags: survey.scoring.flags.isEmpty
        ? nil : { @Sendable flags in text([ScoreRecord.cell(of: flags, in: survey)]) })
  }
}
