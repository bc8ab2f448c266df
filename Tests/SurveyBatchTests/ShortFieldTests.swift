import SurveyResponses
import SurveyTestSupport
import Testing

/// Records most of whose values are one character, as most are, with whatever else may stand between them.
@Suite("Batch: short values among others")
struct ShortFieldTests {
  private static let items = 11
  private static let survey =
    """
    <codes dont-know="n/a"/>
    <scale id="five" from="1" to="5"><point value="1"/><point value="2"/><point value="5"/></scale>
    <section id="items" allow="dont-know">
    """ + (1...items).map { "<rating id=\"q\($0)\" scale=\"five\"><prompt>\($0)</prompt></rating>\n" }.joined() + """
        <text id="words"><prompt>Words</prompt></text>
      </section>
      <scoring><dimension id="d">
      """ + (1...items).map { "<item ref=\"q\($0)\"/>" }.joined() + "</dimension></scoring>"

  /// Mostly a digit.
  private static func value(_ chance: inout SplitMix64, _ others: [String]) -> String {
    Int.random(in: 0..<6, using: &chance) > 0
      ? String(Int.random(in: 1...5, using: &chance)) : others.randomElement(using: &chance) ?? ""
  }

  private static func table(_ chance: inout SplitMix64) -> String {
    let others = ["", "", "", "9", "12", "n/a", " 1", "\"2\"", "é", "\"a\"\"b\"", "\"1\n\"", ",", "x\"", "1\r"]
    let rows = (0..<60).map { number in
      "r\(number)," + (0..<items).map { _ in value(&chance, others) }.joined(separator: ",")
        + ",\(value(&chance, ["\"so, so\"", "étroit", ""]))"
    }
    let names = (1...items).map { "q\($0)" }.joined(separator: ",")
    return "id,\(names),words\n" + rows.joined(separator: "\n") + "\n"
  }

  private static func lines(_ chance: inout SplitMix64) -> String {
    let others = ["null", "null", "null", "9", "12", "\"n/a\"", "\"1\"", " 1", "1 ", "x", "\"\"", "[1]", "true", "1\n"]
    return (0..<60).map { number in
      let answers = (1...items).map { "\"q\($0)\":" + value(&chance, others) }
      let words =
        ["null", "\"a \\\"b\\\"\"", "\"très long, et encore plus long\"", "\"\\n\""].randomElement(using: &chance)
        ?? "null"
      return "{\"id\":\"r\(number)\",\(answers.joined(separator: ",")),\"words\":\(words)}\n"
    }.joined()
  }

  @Test(arguments: 0..<40)
  func sameAsOneByOne(seed: Int) throws {
    var chance = SplitMix64(seed: UInt64(seed))
    let bench = try BatchBench(Self.survey)
    #expect(bench.isFast)
    let (text, format) =
      seed.isMultiple(of: 2) ? (Self.table(&chance), ResponseFormat.table) : (Self.lines(&chance), .jsonLines)
    let slow = bench.oneByOne(text, format)
    for chunk in [64, 1 << 20] {
      #expect(try bench.batch(text, format, chunk: chunk, issuesInFull: .max) == slow, "\(chunk)\n\(text)")
    }
  }
}
