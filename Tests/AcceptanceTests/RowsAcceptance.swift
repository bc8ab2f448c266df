import SurveyFormats
import Testing

@Suite("Acceptance: rows of scores")
struct RowsAcceptance {
  private static func survey(flag: String) -> String {
    """
    <survey xmlns="urn:sonde:survey:1" id="s" version="1" xml:lang="en">
      <title>T</title>
      <scale id="five" from="1" to="5"><point value="1"/><point value="3"/><point value="5"/></scale>
      <rating id="kind" scale="five"><prompt>Kind?</prompt></rating>
      <rating id="fast" scale="five"><prompt>Fast?</prompt></rating>
      <number id="again" integer="yes" min="0" max="10"><prompt>Again?</prompt></number>
      <scoring>
        <dimension id="service" missing="all"><item ref="kind"/><item ref="fast"/></dimension>
        <net-score id="loyal" item="again">
          <group id="no" from="0" to="6" sign="-1"/><group id="yes" from="7" to="10" sign="1"/>
        </net-score>
        <bands of="service">
          <band id="poor" from="0" to="50"><title>Poor</title></band>
          <band id="good" from="50" to="100"><title>Good</title></band>
        </bands>
        \(flag)
      </scoring>
    </survey>
    """
  }

  private static let responses = "response-id,kind,fast,again\na,5,3,9\n\"b \"\"2\"\"\",1,1,\nc,,5,3\n"

  /// A flag that is judged response by response, one for which earlier responses are remembered, and one that hangs on later
  /// ones.
  private static let flags = [
    "<flag id=\"long\" type=\"longstring\" over=\"service\" threshold=\"2\"/>",
    "<flag id=\"long\" type=\"longstring\" over=\"service\" threshold=\"2\"/><flag id=\"copy\" type=\"duplicate\"/>",
    "<flag id=\"long\" type=\"longstring\" over=\"service\" threshold=\"2\"/><flag id=\"resent\" type=\"same-id\"/>",
  ]

  @Test("--values-only writes values, and what they are in, and nothing else", arguments: flags)
  func valuesOnly(flag: String) throws {
    let scratch = try Scratch()
    try scratch.write(Self.survey(flag: flag), to: "s.xml")
    try scratch.write(Self.responses, to: "r.csv")
    let table = try Command.sonde("score", "s.xml", "r.csv", "--format", "csv", "--values-only", in: scratch.folder)
    #expect(table.status == 0, "\(table.messages)")
    #expect(
      table.output == """
        response-id,service,service.band,loyal,flags
        a,75,good,yes,
        "b ""2\""",0,poor,,long
        c,,,no,

        """)
    let lines = try Command.sonde(
      "score", "s.xml", "r.csv", "-o", "out.jsonl", "--values-only", "--aggregate-to", "all.json", in: scratch.folder)
    if flag.contains("same-id") {
      #expect(lines.status == 64 && lines.messages.contains("write what all say together with --aggregate"))
    } else {
      #expect(lines.status == 0, "\(lines.messages)")
      #expect(
        try scratch.read("out.jsonl") == """
          {"response-id":"a","service":75,"service.band":"good","loyal":"yes","flags":[]}
          {"response-id":"b \\"2\\"","service":0,"service.band":"poor","loyal":null,"flags":["long"]}
          {"response-id":"c","service":null,"service.band":null,"loyal":"no","flags":[]}

          """)
      #expect(try scratch.read("all.json").contains("sonde-aggregate/1"))
    }
  }

  /// "a" came three times, of which the last is kept, and what has no id is nobody again, in two files as in one.
  @Test("of the responses with one id, all but the last are marked, and counted in the aggregate")
  func sameID() throws {
    let scratch = try Scratch()
    try scratch.write(Self.survey(flag: "<flag id=\"resent\" type=\"same-id\"/>"), to: "s.xml")
    try scratch.write("response-id,kind,fast,again\na,5,3,9\nb,1,1,\na,1,1,3\n,1,3,3\n", to: "1.csv")
    try scratch.write("response-id,kind,fast,again\nc,5,3,9\n,1,3,3\na,5,3,8\n", to: "2.csv")
    let rows = try Command.sonde(
      "score", "s.xml", "1.csv", "2.csv", "--format", "csv", "--values-only", in: scratch.folder)
    #expect(rows.status == 0, "\(rows.messages)")
    #expect(
      rows.output == """
        response-id,service,service.band,loyal,flags
        a,75,good,yes,resent
        b,0,poor,,
        a,0,poor,no,resent
        #4,25,poor,no,
        c,75,good,yes,
        #2,25,poor,no,
        a,75,good,yes,

        """)
    let all = try Command.sonde("score", "s.xml", "1.csv", "2.csv", "--aggregate", in: scratch.folder)
    let flag = try JSONParser.parse(Array(all.output.utf8))["flags"]?.array?.first
    #expect(flag?["type"]?.string == "same-id" && flag?["judged"]?.value == 5 && flag?["raised"]?.value == 2)
    let report = try Command.sonde("report", "s.xml", "1.csv", "2.csv", "--lang", "en", in: scratch.folder)
    #expect(report.output.contains("id of a later response"), "\(report.output)")
  }

  @Test(
    "what makes no rows cannot be narrowed", arguments: [["--format", "json"], ["--aggregate"], ["--trace", "a"]])
  func otherFormats(options: [String]) throws {
    let scratch = try Scratch()
    try scratch.write(Self.survey(flag: ""), to: "s.xml")
    try scratch.write(Self.responses, to: "r.csv")
    let run = try Command.run(["score", "s.xml", "r.csv", "--values-only"] + options, in: scratch.folder)
    #expect(run.status == 64)
    #expect(run.messages.contains("--values-only goes with rows of scores: --format csv or jsonl, without traces."))
  }
}
