import SurveyFormats
import SurveyResponses
import SurveyScoring
import Testing

/// Records that were once read otherwise in blocks than one by one, each with what is odd about it.
@Suite("Batch: records that are made to be misread")
struct OddRecordTests {
  private static let survey = """
    <codes dont-know="n/a"/>
    <choices id="aspects">
      <choice value="kind"><label>Kindness</label></choice><choice value="fast"><label>Speed</label></choice>
    </choices>
    <scale id="five" from="1" to="5"><point value="1"/><point value="2"/><point value="5"/></scale>
    <section id="items" allow="dont-know">
      <rating id="q1" scale="five"><prompt>1</prompt></rating>
      <rating id="q2" scale="five"><prompt>2</prompt></rating>
      <text id="words"><prompt>Words</prompt></text>
      <multiple id="why" choices="aspects"><prompt>Why?</prompt></multiple>
    </section>
    <scoring><dimension id="d"><item ref="q1"/><item ref="q2"/></dimension></scoring>
    """

  private static let files: [(name: String, text: String, format: ResponseFormat)] = [
    ("a field too many behind the last one", "q1;why\n1;kind\n2;kind;fast\n1;kind\n", .table),
    ("a version too many", "q1,version\n1,1\n2,1,9\n1,1\n", .table),
    ("a quoted delimiter as a version", "version,q1,q2\n1,1,1\n\",\",1,2\n,,1,2\n1,1,1\n", .table),
    ("a quoted line feed as a version", "q1,version\n1,1\n2,\"\n\"\n1,\n5,1\n", .table),
    ("a code in the text", "q1,words\n1,fine\n1,n/a\n1,\"n\"\"a\"\n2,fine\n", .table),
    ("quotation marks within a plain header", "q1,5\"\"\n1,2\n2,3\n5,4\n", .table),
    ("a quoted header on the second line", "sep=;\n\"q1\";\"q2\"\n1;2\n2;5\n", .table),
    ("a header with a line feed on the second line", "\n\"first\nquestion\",q1\nx,1\ny,2\n", .table),
    ("a zero byte behind the day", "submitted,q1\n2026-05-01,1\n2026-05-01T10:\0,2\n2026-05-01,5\n", .table),
    ("white space that is none of ASCII", "q1,words\n1,x\n2,\u{A0}\n2,\u{3000}\n1,été\n", .table),
    ("quotation marks before an accent", "q1,words\n1,x\n2,\"a\"\"\u{301}b\"\n", .table),
    ("escapes in a code", #"{"q1":1,"words":"fine"}"# + "\n" + #"{"q1":1,"words":"n\/a"}"# + "\n", .jsonLines),
    (
      "a list over two lines",
      #"{"q1":1,"why":["kind","fast"],"q2":1}"# + "\n" + #"{"q1":2,"why":["kind","# + "\n"
        + #""fast"],"q2":1}"# + "\n" + #"{"q1":5,"why":["kind"],"q2":1}"# + "\n", .jsonLines
    ),
    (
      "a tab in a version",
      #"{"q1":1,"version":"1"}"# + "\n" + "{\"q1\":1,\"version\":\"1\t0\"}\n" + #"{"q1":2,"version":"1"}"# + "\n",
      .jsonLines
    ),
    (
      "a part beside its whole",
      #"{"q1":1,"why.kind":1,"why.fast":0}"# + "\n"
        + #"{"q1":1,"why":["kind"],"why.kind":0,"why.fast":1}"# + "\n", .jsonLines
    ),
    ("lines of white space", "{\"q1\":1}\n \n\t\n{\"q1\":2}\n\r\r\n{\"q1\":9}\n{\"q1\":5}\n", .jsonLines),
    ("white space as an escape", #"{"q1":1,"words":"x"}"# + "\n" + #"{"q1":1,"words":"\n"}"# + "\n", .jsonLines),
    ("a broken line of Windows", "{\"q1\":1}\r\n{\"q1\": \r\n{\"q1\":2}\r\n", .jsonLines),
    (
      "words as long as are looked at, and longer",
      "id,q1,why\n"
        + [1, 1, 1, 15, 16, 17, 47, 48, 49, 70].map { String(repeating: "i", count: $0) + ",1,kind|fast\n" }.joined(),
      .table
    ),
  ]

  /// Lines that are nearly like those before, from which the reader of blocks takes how lines are made; it does so from the
  /// second one on.
  private static let unlikeOthers: [(name: String, like: String, lines: [String])] = [
    (
      "values that grow and shrink", #"{"q1":1,"q2":2,"words":null}"#,
      [
        #"{"q1":null,"q2":5,"words":"long enough to go on and on"}"#, #"{"q1":12,"q2":"n/a","words":"x"}"#,
        #"{"q1":5,"q2":1,"words":null}"#,
      ]
    ),
    ("a value that is none", #"{"q1":1,"q2":2}"#, [#"{"q1":x,"q2":2}"#, #"{"q1":,"q2":2}"#, #"{"q1":nullx,"q2":2}"#]),
    ("a line cut behind a name", #"{"q1":1,"q2":2}"#, [#"{"q1":"#, #"{"q1":1,"q2":"#, #"{"q1":1,"q2":5}"#]),
    ("a line cut behind a value", #"{"q1":1,"q2":2}"#, [#"{"q1":1"#, #"{"q1":1,"q2":5"#, #"{"q1":1,"q2":5}"#]),
    (
      "white space where there was none", #"{"q1":1,"q2":2}"#,
      [#"{"q1":2 ,"q2":2}"#, #"{"q1": 5,"q2":2} "#, #" {"q1":5,"q2":2}"#]
    ),
    (
      "another member at the same place", #"{"q1":1,"q2":2}"#,
      [#"{"q1":1,"q3":2}"#, #"{"q1":1,"q1":2}"#, #"{"q1":1,"q2":2,"q2":5}"#]
    ),
    (
      "a text that holds what stands between values", #"{"words":"a","q1":1}"#,
      [#"{"words":"\",\"q1\":","q1":2}"#, #"{"words":"","q1":5}"#, #"{"words":",","q1":5}"#]
    ),
    (
      "a list that begins like another", #"{"why":["kind"],"q1":1}"#,
      [
        #"{"why":["kind"]],"q1":2}"#, #"{"why":["kind","q1":5}"#, #"{"why":["kind", "fast"],"q1":5}"#,
        #"{"why":["kind"],"q1":5}"#, #"{"why":[],"q1":5}"#, #"{"why":["kind"#,
      ]
    ),
    (
      "an escape alone in a text", #"{"words":"x","q1":1}"#,
      [#"{"words":"\t\n","q1":2}"#, #"{"words":"\\","q1":2}"#, #"{"words":"\u0041","q1":5}"#]
    ),
    (
      "a part left out, or one beside the whole", #"{"why.kind":1,"why.fast":0,"q1":1}"#,
      [#"{"why.kind":1,"q1":1}"#, #"{"why.kind":1,"why.fast":2,"q1":1}"#, #"{"why":["kind"],"why.fast":0,"q1":1}"#]
    ),
  ]

  @Test(arguments: unlikeOthers.indices)
  func linesUnlikeOthers(_ index: Int) throws {
    let (name, like, lines) = Self.unlikeOthers[index]
    try expectSame(name, (Array(repeating: like, count: 3) + lines + [like]).joined(separator: "\n") + "\n", .jsonLines)
  }

  @Test(arguments: files.indices)
  func sameAsOneByOne(_ index: Int) throws {
    try expectSame(Self.files[index].name, Self.files[index].text, Self.files[index].format)
  }

  /// Bytes that are no UTF-8, in an id, a column that nobody knows, a code and a text.
  @Test(arguments: 0..<4, [[0xE9], [0xC3], [0xC3, 0xA9], [0xED, 0xA0, 0x80], [0x80]])
  func bytesThatAreNoText(column: Int, odd: [UInt8]) throws {
    let bench = try BatchBench(Self.survey)
    let sound = Array("id,other,q1,words,q2\nr,s,1,fine,2\n".utf8)
    var fields = ["r", "s", "1", "fine", "2"].map { Array($0.utf8) }
    fields[column] += odd + [0x61]
    let bytes = sound + Array(fields.joined(separator: [UInt8(ascii: ",")])) + Array("\nr,s,2,fine,2\n".utf8)
    let fast = try bench.batch([bytes], .table, issuesInFull: .max)
    let isText = String(validating: odd, as: UTF8.self) != nil
    #expect(fast.rejected == (isText ? 0 : 1))
    #expect(fast.accepted == (isText ? 3 : 2))
    // What is text is no code of the scale.
    #expect(fast.issues.count == (isText && column != 2 ? 0 : 1))
    #expect(fast.issues.allSatisfy { $0.place?.line == 3 })
  }

  private func expectSame(_ name: String, _ text: String, _ format: ResponseFormat) throws {
    let bench = try BatchBench(Self.survey)
    #expect(bench.isFast)
    let slow = bench.oneByOne(text, format)
    for chunk in [24, 1 << 18] {
      let fast = try bench.batch(text, format, chunk: chunk, issuesInFull: .max)
      #expect(fast.rows == slow.rows, "\(name)")
      #expect(fast.issues == slow.issues, "\(name)")
      #expect(fast.rejectedRecords == slow.rejectedRecords, "\(name)")
      #expect(fast.answers == slow.answers, "\(name)")
    }
  }

  @Test("What one file says of a response is not said of the next file's")
  func filesDoNotLeak() throws {
    let bench = try BatchBench(Self.survey, by: ["submitted:month", "language"])
    let first = "response-id,submitted,language,words,q1\n" + String(repeating: "a,2026-01-31,fr,four,1\n", count: 40)
    let second = "response-id,q1\n" + String(repeating: "b,2\n", count: 20)
    let fast = try bench.batch([first, second], .table, issuesInFull: .max)
    var slow = bench.oneByOne(first, .table)
    let rest = bench.oneByOne(second, .table)
    slow.scores.merge(rest.scores)
    slow.answers.merge(rest.answers)
    #expect(fast.scores == slow.scores)
    #expect(fast.answers == slow.answers)
    #expect(fast.issues == slow.issues + rest.issues)
  }
}
