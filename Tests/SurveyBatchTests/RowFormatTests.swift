import SurveyFormats
import SurveyModel
import SurveyReports
import SurveyResponses
import SurveyScoring
import Testing

/// The law of rows: blocks of responses, the reader of single ones, and the writers of tables and of JSON, which know
/// nothing of rows, write the same bytes.
@Suite("Batch: rows of scores")
struct RowFormatTests {
  private static let surveys = [
    BatchSurveys.scored, BatchSurveys.routed, BatchSurveys.composite, BatchSurveys.gated, BatchSurveys.advised,
    BatchSurveys.flagged, BatchSurveys.copied, BatchSurveys.plenty, BatchSurveys.dated,
  ]

  private static func formats(_ survey: CompiledSurvey) -> [(name: String, format: ScoreRowFormat)] {
    let (all, values) = (ScoreTable(survey), ScoreTable(survey, .values))
    return [
      ("table", .table(all)), ("lines", .lines(all)), ("table of values", .table(values)),
      ("lines of values", .lines(values)),
    ]
  }

  /// Every response as a record.
  private static func records(_ text: String, _ format: ResponseFormat, _ bench: BatchBench) -> [ScoreRecord] {
    var records: [ScoreRecord] = []
    var reader = ResponseReader(bench.records, format: format)
    var watch = FlagWatch(bench.scorer)
    func take(_ event: ResponseEvent) {
      guard case .response(let collected) = event else { return }
      records.append(
        ScoreRecord(
          survey: bench.survey, response: collected.response.id, scores: bench.scorer.score(collected.block),
          issues: collected.issues.count { !$0.isNote },
          flags: watch.flags(of: collected.response, collected.block)))
    }
    reader.read(Array(text.utf8), take)
    reader.finish(take)
    return records
  }

  @Test("Blocks, single responses and the writers of tables and JSON agree to the byte", arguments: 0..<9)
  func sameBytes(survey: Int) throws {
    let bench = try BatchBench(Self.surveys[survey])
    for (round, oddity) in [0, 15].enumerated() {
      var random = RandomResponses(bench.survey, seed: UInt64(survey * 10 + round), oddity: oddity)
      for (format, text) in [(ResponseFormat.table, random.table(rows: 40)), (.jsonLines, random.lines(rows: 40))] {
        for (name, rows) in Self.formats(bench.survey) {
          let slow = bench.oneByOne(text, format, rows: rows)
          #expect(slow.rows.count >= 20, "\(name)")
          for (threads, chunk) in [(1, 1 << 20), (2, 700)] {
            let fast = try bench.batch(text, format, threads: threads, chunk: chunk, issuesInFull: 0, rows: rows)
            #expect(fast.output == slow.output, "survey \(survey), oddity \(oddity), \(format), \(name)")
          }
        }
        let records = Self.records(text, format, bench)
        for content in [ScoreTable.Content.all, .values] {
          let table = ScoreTable(bench.survey, content)
          var written = DelimitedWriter()
          for record in records { written.row(table.cells(of: record)) }
          #expect(bench.oneByOne(text, format, rows: .table(table)).output == written.bytes)
        }
        var written = JSONWriter(.compact)
        for record in records { written.object { record.write(to: &$0) } }
        #expect(bench.oneByOne(text, format, rows: .lines(ScoreTable(bench.survey))).output == written.bytes)
      }
    }
  }

  /// Rows 1, 3 and 4 answer alike, and 6 lacks what would make it a copy; row 5 is read by itself because of its unit.
  @Test("Rows tell of which earlier one they are a copy, in whichever chunk that is")
  func copies() throws {
    let bench = try BatchBench(BatchSurveys.copied)
    #expect(bench.isFast(writing: .lines(ScoreTable(bench.survey))))
    let text = """
      response-id,unit,a1,a2,a3,started,submitted
      a,north,1,2,3,2026-03-02T10:00:00Z,2026-03-02T10:00:12Z
      b,north,1,2,4,2026-03-02T10:00:00Z,2026-03-02T11:00:06+01:00
      c,north,1,2,3,,2026-03-02T10:00:12Z
      ,north,1,2,3,2026-03-02T10:00:00Z,2026-03-02T10:00:00Z
      e,west,1,2,3,2026-03-02T10:00:00Z,2026-03-02T09:00:00Z
      f,,1,2,3,2026-03-02T10:00:00Z,2026-03-02T10:00:08Z
      g,west,1,2,3,2026-03-02T10:00:00Z,2026-03-02T10:00:08Z

      """
    for chunk in [1 << 18, 40] {
      let output = try bench.batch(
        text, .table, threads: 2, chunk: chunk, issuesInFull: 0, rows: .lines(ScoreTable(bench.survey))
      ).output
      let flags = try JSONParser.parseLines(output).map { try #require(try $0.result.get()["flags"]) }
      #expect(flags.map { $0["copy"]?["original"]?.string } == [nil, nil, "a", "a", nil, nil, "e"])
      let quick: [JSONValue] = [false, true, .null, true, .null, false, false]
      #expect(flags.map { $0["q"]?["raised"]?.value } == quick)
      let table = try bench.batch(
        text, .table, threads: 2, chunk: chunk, issuesInFull: 0, rows: .table(ScoreTable(bench.survey, .values))
      ).rows
      #expect(
        table.map { $0.split(separator: ",", omittingEmptySubsequences: false).last } == [
          "", "q", "copy", "copy q", "", "", "copy",
        ])
    }
  }

  @Test("Rows with advice are written from blocks, unless it reads what blocks do not keep")
  func advice() throws {
    let bench = try BatchBench(BatchSurveys.advised)
    #expect(bench.isFast(writing: .lines(ScoreTable(bench.survey))))
    let text = "visited,kind,fast,age,again\nyes,1,1,30,1\nyes,5,5,30,5\nyes,5,5,50,5\nno,,,30,\n"
    let lines = try bench.batch(text, .table, issuesInFull: 0, rows: .lines(ScoreTable(bench.survey))).output
    let advice = try JSONParser.parseLines(lines).map { line in
      try line.result.get()["advice"]?.array?.compactMap { $0["of"]?.string } ?? []
    }
    #expect(advice == [["service"], ["total"], [], []])
    let reading = BatchSurveys.advised.replacing("total.percent ge 50", with: "total.answered ge 1")
    let apart = try BatchBench(reading)
    #expect(!apart.isFast(writing: .lines(ScoreTable(apart.survey))))
    #expect(apart.isFast)
  }

  @Test("Values alone are those of the whole table, under the same names, in lines too")
  func values() throws {
    let bench = try BatchBench(BatchSurveys.scored)
    var random = RandomResponses(bench.survey, seed: 3, oddity: 10)
    let text = random.table(rows: 40)
    let (all, values) = (ScoreTable(bench.survey), ScoreTable(bench.survey, .values))
    let kept = all.columns.indices.filter { column in
      let name = all.columns[column]
      return name != "issues" && !name.hasSuffix(".state") && !name.hasSuffix(".answered")
    }
    #expect(values.columns == kept.map { all.columns[$0] })
    #expect(values.columns.count > 8 && values.columns.contains("plain.band") && values.columns.last == "flags")
    let whole = DelimitedReader.table(all.header + bench.oneByOne(text, .table, rows: .table(all)).output)
    let narrow = DelimitedReader.table(values.header + bench.oneByOne(text, .table, rows: .table(values)).output)
    #expect(narrow.header == values.columns)
    #expect(narrow.records.map(\.fields) == whole.records.map { row in kept.map { row.fields[$0] } })
    let lines = bench.oneByOne(text, .table, rows: .lines(values)).output
    for (line, row) in zip(JSONParser.parseLines(lines), narrow.records) {
      let members = try line.result.get().object?.members ?? []
      #expect(members.map(\.key) == values.columns)
      for (member, field) in zip(members, row.fields) {
        let text = member.node.array.map { $0.compactMap(\.string).joined(separator: " ") }
        #expect((text ?? member.node.string ?? member.node.number?.text ?? "") == field)
      }
    }
    #expect(JSONParser.parseLines(lines).reduce(0) { count, _ in count + 1 } == narrow.records.count)
  }
}
