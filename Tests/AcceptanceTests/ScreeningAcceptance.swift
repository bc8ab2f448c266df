import Foundation
import Testing

/// What careless responses change, with the command as it was built.
@Suite("responses with two flags or more")
struct ScreeningAcceptance {
  private static let survey = """
    <?xml version="1.0" encoding="UTF-8"?>
    <survey xmlns="urn:sonde:survey:1" id="s" version="1.0.0" xml:lang="en" languages="en fr it">
      <title>Visit</title><title xml:lang="fr">Visite</title><title xml:lang="it">Visita</title>
      <scale id="five" from="1" to="5"><point value="1"/></scale>
      \((1...6).map { "<rating id=\"q\($0)\" scale=\"five\"><prompt>Q\($0)</prompt></rating>" }.joined())
      <scoring>
        <dimension id="d" missing="all">
          <title>Care</title><title xml:lang="fr">Soin</title><title xml:lang="it">Cura</title>
          \((1...5).map { "<item ref=\"q\($0)\"/>" }.joined())<item ref="q6" reversed="yes"/>
        </dimension>
        <flag id="straight" type="straightline" over="d"/><flag id="long" type="longstring" over="d" threshold="5"/>
      </scoring>
    </survey>
    """

  /// Twelve who vary, with 125/6 percent, and so many straightliners, with 500/6.
  private func scratch(straight: Int) throws -> Scratch {
    let scratch = try Scratch()
    try scratch.write(Self.survey, to: "s.xml")
    let rows = (0..<12).map { "v\($0),1,2,1,2,1,2" } + (0..<straight).map { "s\($0),5,5,5,5,5,5" }
    try scratch.write((["response-id,q1,q2,q3,q4,q5,q6"] + rows).joined(separator: "\n") + "\n", to: "r.csv")
    return scratch
  }

  @Test("the aggregate tells scores without them, on one thread and on two")
  func aggregate() throws {
    let scratch = try scratch(straight: 10)
    let outputs = try ["1", "2"].map { jobs in
      try Command.sonde("score", scratch.path("s.xml"), scratch.path("r.csv"), "--aggregate", "--jobs", jobs).output
    }
    #expect(outputs[0] == outputs[1])
    let json = try #require(try JSONSerialization.jsonObject(with: Data(outputs[0].utf8)) as? [String: Any])
    let screening = try #require(json["screening"] as? [String: Any])
    #expect(screening["signs"] as? Int == 2 && screening["responses"] as? Int == 10)
    let scores = try #require(screening["scores"] as? [[String: Any]])
    #expect(scores.count == 1 && Set(scores[0].keys) == ["id", "n", "value", "lower", "upper"])
    #expect(scores[0]["id"] as? String == "d" && scores[0]["n"] as? Int == 12)
    #expect(((scores[0]["value"] as? Double ?? 0) - 125.0 / 6).magnitude < 1e-9)
  }

  @Test(
    "the report says what would change",
    arguments: [
      ("en", "Two of these signs or more: 10 responses. Without them: Care 21 (with them 49).", "too few to show"),
      (
        "fr", "Deux de ces signes ou plus : 10 questionnaires remplis. Sans eux : Soin 21 (avec eux 49).",
        "trop peu pour montrer"
      ),
      (
        "it", "Due di questi segni o più: 10 questionari compilati. Senza di essi: Cura 21 (con essi 49).",
        "troppo pochi"
      ),
    ])
  func report(language: String, sentence: String, hidden: String) throws {
    func text(_ straight: Int) throws -> String {
      let scratch = try scratch(straight: straight)
      return try Command.sonde("report", scratch.path("s.xml"), scratch.path("r.csv"), "--lang", language).output
        .split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }
    #expect(try text(10).contains(sentence))
    #expect(try text(9).contains(hidden))
    #expect(try !text(0).contains(hidden))
  }
}
