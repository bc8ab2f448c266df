import SurveyBatch
import SurveyFormats
import SurveyResponses
import SurveyScoring
import Testing

/// Records that no reader holds: each is rejected with its place, and the next one is read.
@Suite("Batch: records that are too long, and records without an end")
struct LongRecordTests {
  private static let survey = """
    <scale id="five" from="1" to="5"><point value="1"/><point value="2"/><point value="5"/></scale>
    <rating id="q1" scale="five"><prompt>1</prompt></rating>
    <text id="words"><prompt>Words</prompt></text>
    <scoring><dimension id="d"><item ref="q1"/></dimension></scoring>
    """

  private static func expectSame(_ text: String, _ format: ResponseFormat, most: Int = 16 << 20) throws -> Verdict {
    let bench = try BatchBench(survey, maximumRecordBytes: most)
    let slow = bench.oneByOne(text, format)
    for (threads, chunk) in [(1, 1 << 18), (2, 64), (1, 7)] {
      let fast = try bench.batch(text, format, threads: threads, chunk: chunk, issuesInFull: .max)
      #expect(fast.rows == slow.rows, "chunks of \(chunk): \(text.prefix(80))")
      #expect(fast.issues == slow.issues, "chunks of \(chunk): \(text.prefix(80))")
      #expect(fast.rejectedRecords == slow.rejectedRecords, "chunks of \(chunk): \(text.prefix(80))")
    }
    return slow
  }

  @Test("Rows around the limit, however they end", arguments: ["\n", "\r\n", "\r", "\n\n"])
  func rows(lineEnd: String) throws {
    func row(_ size: Int) -> String { "2," + String(repeating: "x", count: size - 2) }
    for last in ["5,y", "5,y" + lineEnd, row(101), row(101) + lineEnd, row(400)] {
      let rows = ["q1,words", "1,x", row(99), row(100), row(101), "2,y", row(102), row(103), row(300), "1,z", last]
      let verdict = try Self.expectSame(rows.joined(separator: lineEnd), .table, most: 100)
      #expect(verdict.accepted == (last.count > 100 ? 5 : 6))
      let issue = try #require(verdict.issues.first)
      #expect(issue.place?.line == (lineEnd == "\n\n" ? 9 : 5) && issue.response == "#4")
      #expect(
        issue.message == "the record that begins here has more than 100 bytes; is a quotation mark missing? "
          + "(passed over; too long to be kept among the rejects)")
      #expect(verdict.rejectedRecords == Array(repeating: [], count: verdict.rejected))
    }
  }

  @Test("A quoted field that is too long, with an end and without one", arguments: ["\n", "\r\n", "\r"])
  func quoted(lineEnd: String) throws {
    let long = "5,\"" + String(repeating: "one\n\"\"two\"\",\r\n\r", count: 40)
    for (end, accepted) in [("\"", 2), ("\"x", 2), ("", 1), ("\"\"", 1)] {
      let text = ["q1,words", "1,a", long + end, "2,b", "9,c", ""].joined(separator: lineEnd)
      let verdict = try Self.expectSame(text, .table, most: 100)
      #expect(verdict.accepted == accepted + (accepted == 2 ? 1 : 0) && verdict.rejected == 1)
      #expect(verdict.issues.first?.place?.line == 3)
    }
  }

  @Test("Lines of JSON around the limit", arguments: ["\n", "\r\n", "\n \n"])
  func lines(lineEnd: String) throws {
    func line(_ size: Int) -> String { #"{"q1":2,"words":""# + String(repeating: "x", count: size - 19) + #""}"# }
    #expect(line(100).utf8.count == 100)
    let all = [#"{"q1":1}"#, line(100), line(101), line(102), line(400), #"{"q1":5}"#, line(103)]
    for last in ["", lineEnd] {
      let verdict = try Self.expectSame(all.joined(separator: lineEnd) + last, .jsonLines, most: 100)
      #expect(verdict.accepted == 3 && verdict.rejected == 4)
      let rejections = verdict.issues.filter(\.isRejection)
      #expect(rejections.map { $0.place?.line } == (lineEnd == "\n \n" ? [5, 7, 9, 13] : [3, 4, 5, 7]))
      #expect(
        rejections.allSatisfy {
          $0.message == "the text has more than 100 bytes (passed over; too long to be kept among the rejects)"
        })
    }
  }

  @Test("Rows that carriage returns alone end are cut, however many there are")
  func returns() throws {
    let text = "q1,words\r" + String(repeating: "1,\"a\rb\"\r2,c\r9,d\r", count: 3000)
    let bench = try BatchBench(Self.survey)
    let slow = bench.oneByOne(text, .table)
    #expect(slow.accepted == 9000)
    for chunk in [64, 4096] {
      let fast = try bench.batch(text, .table, threads: 2, chunk: chunk, issuesInFull: .max)
      #expect(fast.rows == slow.rows)
      #expect(fast.issues == slow.issues)
    }
  }

  @Test(
    "A last record with an open quotation mark is kept with all line ends that the file has",
    arguments: ["1,\"open", "1,\"open\n", "1,\"open\r\n", "1,\"open\n\n\n", "1,\"open\r", "1,\"two\nlines\r\n"])
  func openQuotationMarks(record: String) throws {
    let verdict = try Self.expectSame("q1,words\n2,sound\n" + record, .table)
    #expect(verdict.rejectedRecords == [Array(record.utf8)])
  }

  @Test("A header that is too long, for both readers alike", arguments: [100, 101])
  func headers(size: Int) throws {
    let header = "q1,words," + String(repeating: "x", count: size - 9)
    let text = header + "\n1,a,\n"
    let bench = try BatchBench(Self.survey, maximumRecordBytes: 100)
    let slow = bench.oneByOne(text, .table)
    switch TableHead.find(in: Array(text.utf8), isWhole: true, for: bench.records) {
    case .head(let head): #expect(size == 100 && head.line == 2 && slow.accepted == 1)
    case .stopped(let error):
      #expect(size == 101 && error.place.line == 1 && slow.accepted == 0)
      #expect(slow.issues.map(\.message) == [error.message])
    case .incomplete: Issue.record("the whole file was there")
    }
  }
}
