import SurveyBatch
import SurveyFormats
import SurveyModel
public import SurveyResponses
import SurveyScoring
import SurveyXML

/// Reads bytes as responses in blocks, in pieces and on several threads, and holds what is said of them against the reader
/// and the scorer of single responses.
///
/// The engine of blocks reads through pointers, so that this is the fuzzer to run with an address sanitizer.
public struct BatchFuzzer: Sendable {
  private let survey: CompiledSurvey
  private let scorer: ResponseScorer
  private let segmentation: Segmentation
  private let records: RecordReader
  private let job: BatchJob
  private let format: ResponseFormat

  /// Makes a fuzzer of one format, tables or JSON Lines.
  public init(_ format: ResponseFormat) {
    let reading = SurveyReader.read(SourceText(name: "fuzz.xml", bytes: Array(Self.definition.utf8)))
    guard let survey = reading.survey.flatMap({ SurveyCompiler.compile($0, sources: reading.sources).survey }),
      let breakdown = try? survey.breakdown("used,submitted:month")
    else { preconditionFailure("the fuzzer's own survey does not compile") }
    self.survey = survey
    scorer = ResponseScorer(survey: survey)
    segmentation = Segmentation(survey, [breakdown])
    // So few that inputs have records that are too long.
    records = RecordReader(
      survey: survey, now: LocalDateTime(CalendarDate(dayNumber: 20_000)), maximumRecordBytes: 300)
    job = BatchJob(
      records: records, scorer: scorer, segmentation: segmentation, rows: Self.inWords, issuesInFull: .max)
    precondition(job.isFast, "the fuzzer's own survey is not read in blocks")
    self.format = format
  }

  /// What came of an input.
  private struct Verdict: Equatable {
    var scores: SegmentedAggregate
    var answers: AnswerAggregate
    var rows: [UInt8] = []
    var accepted = 0
    var rejected = 0
    var withIssues = 0
    var issues: [ResponseIssue] = []
    var records: [[UInt8]] = []
  }

  private var nothing: Verdict {
    Verdict(scores: SegmentedAggregate(scorer.plan, segmentation), answers: AnswerAggregate(survey))
  }

  /// Reads an input. The first byte says how it is cut, and by how many threads it is read.
  public func run(_ input: UnsafeBufferPointer<UInt8>) {
    guard let first = input.first else { return }
    // Blocks are cut from text that is UTF-8 already.
    var decoder = TextDecoder()
    let bytes = decoder.read(Array(input.dropFirst())) + decoder.finish()
    guard let start = beginning(of: bytes) else { return }
    let expected = oneByOne(bytes)
    let found = inBlocks(start, threads: 1 + Int(first) / 128, chunk: 1 + Int(first) % 128)
    precondition(found.accepted == expected.accepted && found.rejected == expected.rejected, "counts")
    precondition(found.issues == expected.issues, "issues:\n\(expected.issues)\n\(found.issues)")
    precondition(found.rows == expected.rows, "rows")
    precondition(found.records == expected.records, "rejected records")
    precondition(found == expected, "aggregates")
  }

  private struct Beginning {
    let form: BatchFile.Form
    let bytes: [UInt8]
    let line: Int
  }

  private func beginning(of bytes: [UInt8]) -> Beginning? {
    guard format == .table else { return Beginning(form: .lines, bytes: bytes, line: 1) }
    guard case .head(let head) = TableHead.find(in: bytes, isWhole: true, for: records) else { return nil }
    return Beginning(form: .table(head.mapping), bytes: head.rest, line: head.line)
  }

  private func oneByOne(_ bytes: [UInt8]) -> Verdict {
    var verdict = nothing
    var reader = ResponseReader(records, format: format, encoding: .utf8)
    func take(_ event: ResponseEvent) {
      switch event {
      case .columns, .remark: break
      case .rejected(let issue, let source):
        verdict.rejected += 1
        verdict.issues.append(issue)
        verdict.records.append(source?.bytes ?? [])
      case .response(let collected):
        verdict.accepted += 1
        let issues = collected.issues.count { !$0.isNote }
        verdict.withIssues += issues > 0 ? 1 : 0
        verdict.issues += collected.issues
        let scores = scorer.score(collected.block)
        let keys = segmentation.keys(of: collected.response, in: collected.block)
        verdict.scores.add(scores, flags: [], keys: keys)
        verdict.answers.add(collected.block, of: survey)
        verdict.rows += Self.inWords.row(id: collected.response.id, issues: issues, scores, [])
      }
    }
    reader.read(bytes, take)
    reader.finish(take)
    return verdict
  }

  private func inBlocks(_ start: Beginning, threads: Int, chunk: Int) -> Verdict {
    let run = BatchRun(job, threads: threads)
    var verdict = nothing
    var at = 0
    do {
      try run.read(
        BatchFile(index: 0, form: start.form), head: [], line: start.line, chunkSize: chunk,
        bytes: { buffer in
          // Never as many as wanted, so that records are cut anywhere.
          let count = min(1 + buffer.count / 2, buffer.count, start.bytes.count - at)
          start.bytes[at..<(at + count)].withUnsafeBytes { buffer.copyMemory(from: $0) }
          at += count
          return count
        },
        deliver: { chunk in
          verdict.accepted += chunk.accepted
          verdict.rejected += chunk.rejected
          verdict.withIssues += chunk.withIssues
          for event in chunk.events {
            verdict.issues += event.issues
            if event.issues.contains(where: \.isRejection) {
              verdict.records.append(event.rejected?.bytes ?? [])
            }
          }
          precondition(chunk.counts.isEmpty, "issues are counted although all are wanted")
          verdict.rows += chunk.output
        })
    } catch {
      preconditionFailure("\(error)")
    }
    let totals = run.take()
    verdict.scores = totals.scores
    verdict.answers = totals.answers
    return verdict
  }

  private static let inWords = ScoreRowFormat(
    id: { Array($0.utf8) }, afterID: [UInt8(ascii: ",")], countsIssues: true,
    score: { result, _ in Array(",\(text(result))".utf8) }, end: { _, _ in [UInt8(ascii: "\n")] })

  /// A score in words in which nothing stands that blocks do not keep.
  private static func text(_ result: ScoreResult) -> String {
    switch result {
    case .index(let score): "\(score.state) \(score.percent?.text ?? "-") \(score.band ?? -1)"
    default: "\(result)"
    }
  }

  private static let definition = """
    <survey xmlns="urn:sonde:survey:1" id="fuzz" version="1" xml:lang="en" allow="dont-know not-applicable">
      <title>Fuzz</title><codes dont-know="-98" not-applicable="-99"/>
      <scale id="five" from="1" to="5">
        <point value="1"><label>Never</label></point><point value="5"><label>Always</label></point>
      </scale>
      <choices id="ways">
        <choice value="shop" was="store"><label>Shop</label></choice><choice value="web"><label>Web</label></choice>
        <choice value="none" exclusive="yes"><label>None</label></choice>
      </choices>
      <rating id="fair" was="just" scale="five"><prompt>Fair?</prompt></rating>
      <rating id="kind" scale="five"><prompt>Kind?</prompt></rating>
      <single id="used" choices="ways"><prompt>Used?</prompt></single>
      <multiple id="all" choices="ways"><prompt>All?</prompt></multiple>
      <ranking id="best" choices="ways" top="2"><prompt>Best?</prompt></ranking>
      <text id="why" relevant="fair le 2" max-length="20"><prompt>Why?</prompt></text>
      <number id="visits" integer="yes" min="0" max="50"><prompt>Visits?</prompt>
        <constraint test=". ge 1 or not(used eq 'shop')"><message>At least one.</message></constraint>
      </number>
      <number id="spent" relevant="visits gt 0" min="0"><prompt>Spent?</prompt></number>
      <date id="last"><prompt>Last?</prompt></date>
      <grid id="views" scale="five"><prompt>Views</prompt>
        <row id="price"><label>Price</label></row><row id="staff"><label>Staff</label></row>
      </grid>
      <variable id="often" type="boolean" value="visits ge 10"/>
      <scoring>
        <dimension id="service" missing="half">
          <item ref="fair"/><item ref="kind"/><item ref="views.price" reversed="yes"/><item ref="views.staff"/>
        </dimension>
        <dimension id="fairness"><item ref="fair"/></dimension>
        <index id="whole"><component ref="service" weight="2"/><component ref="fairness"/></index>
        <bands of="whole">
          <band id="low" from="0" to="50"><title>Low</title></band>
          <band id="high" from="50" to="100"><title>High</title></band>
        </bands>
        <top-box id="top" item="kind" from="4" to="5"/>
      </scoring>
    </survey>
    """
}
