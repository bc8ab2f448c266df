import Foundation
import Testing

/// Comparisons of segments and waves, with the command as it was built.
@Suite("sonde report --by and sonde score --aggregate --by")
struct SegmentAcceptance {
  private static let survey = """
    <?xml version="1.0" encoding="UTF-8"?>
    <survey xmlns="urn:sonde:survey:1" id="s" version="1.0.0" xml:lang="en" languages="en fr it">
      <title>Visit</title><title xml:lang="fr">Visite</title><title xml:lang="it">Visita</title>
      <scale id="five" from="1" to="5"><point value="1"/></scale>
      <single id="unit">
        <prompt>Which site?</prompt><prompt xml:lang="fr">Quel site ?</prompt><prompt xml:lang="it">Quale sede?</prompt>
        <choice value="south"><label>South</label><label xml:lang="fr">Sud</label><label xml:lang="it">Sud</label></choice>
        <choice value="north"><label>North</label><label xml:lang="fr">Nord</label><label xml:lang="it">Nord</label></choice>
        <choice value="east"><label>East</label><label xml:lang="fr">Est</label><label xml:lang="it">Est</label></choice>
      </single>
      <rating id="sat" scale="five"><prompt>Sat</prompt><prompt xml:lang="fr">Sat</prompt><prompt xml:lang="it">Sat</prompt></rating>
      <text id="note"><prompt>Note</prompt><prompt xml:lang="fr">Note</prompt><prompt xml:lang="it">Nota</prompt></text>
      <scoring>
        <dimension id="d">
          <title>Score</title><title xml:lang="fr">Résultat</title><title xml:lang="it">Punteggio</title>
          <item ref="sat"/>
        </dimension>
        ANALYSIS
      </scoring>
    </survey>
    """

  /// 12 of the south answer 5 and 4 in turn, 12 of the north 3 and 2, 4 of the east 1, 11 do not say where.
  private static func rows() -> [String] {
    let groups = [("south", 12, [5, 4]), ("north", 12, [3, 2]), ("east", 4, [1]), ("", 11, [3])]
    return groups.flatMap { name, count, values in
      (0..<count).map { "\(name)-\($0),2026-0\($0 % 2 + 1)-15T10:00:00Z,\(name),\(values[$0 % values.count]),n\($0)" }
    }
  }

  private static func scratch(_ analysis: String = "") throws -> Scratch {
    let scratch = try Scratch()
    try scratch.write(survey.replacingOccurrences(of: "ANALYSIS", with: analysis), to: "s.xml")
    try scratch.write((["id,submitted,unit,sat,note"] + rows()).joined(separator: "\n") + "\n", to: "r.csv")
    return scratch
  }

  private static func json(_ text: String) throws -> [String: Any] {
    try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
  }

  /// By hand: means 87.5 and 37.5, a difference of 50, s² = 12·12.5²/11 in both.
  @Test(
    "segments are compared, hidden where they are small, and spoken of in three languages",
    arguments: [
      (
        "en",
        [
          "South: 88 out of 100 (95% interval 79–96, 12 answers), difference to the others +50", "East: not shown.",
          "South: associated with a score 50 points higher than that of the other groups",
        ]
      ),
      (
        "fr",
        [
          "Sud : 88 sur 100 (intervalle à 95 % 79–96, 12 réponses), écart avec les autres +50", "Est : non montré.",
          "Sud : associé à un résultat plus élevé de 50 points que celui des autres groupes",
        ]
      ),
      (
        "it",
        [
          "Sud: 88 su 100 (intervallo al 95% 79–96, 12 risposte), differenza dagli altri +50", "Est: non mostrato.",
          "Sud: associato a un risultato più alto di 50 punti rispetto agli altri gruppi",
        ]
      ),
    ])
  func report(language: String, sentences: [String]) throws {
    let scratch = try Self.scratch()
    let command = try Command.sonde(
      "report", "s.xml", "r.csv", "--by", "unit", "--lang", language, "--plain", in: scratch.folder)
    #expect(command.status == 0, "\(command.messages)")
    let text = command.output.replacingOccurrences(of: "\n", with: " ").replacingOccurrences(of: "\u{A0}", with: " ")
    for sentence in sentences { #expect(text.contains(sentence), "\(text)") }
    let table = try Command.sonde(
      "report", "s.xml", "r.csv", "--by", "unit", "--lang", language, in: scratch.folder)
    #expect(table.output.contains("79–96") && table.output.contains("+50"))
  }

  @Test("nothing of a hidden segment is in the JSON, nor what would give it away")
  func hiddenSegments() throws {
    let scratch = try Self.scratch()
    let command = try Command.sonde("score", "s.xml", "r.csv", "--aggregate", "--by", "unit", in: scratch.folder)
    #expect(command.status == 0)
    let json = try Self.json(command.output)
    #expect(json["schema"] as? String == "sonde-aggregate/1" && json["minimumGroup"] as? Int == 10)
    let breakdown = try #require((json["breakdowns"] as? [[String: Any]])?.first)
    let segments = try #require(breakdown["segments"] as? [[String: Any]])
    let shown = segments.filter { $0["hidden"] as? Bool == false }
    // The 4 of the east are too few; the 11 without a site would give them away.
    #expect(shown.compactMap { ($0["key"] as? [String])?.first } == ["south", "north"])
    #expect(shown.compactMap { $0["count"] as? Int } == [12, 12])
    for segment in segments where segment["hidden"] as? Bool == true {
      #expect(Set(segment.keys) == ["key", "hidden"])
    }
    #expect(segments.count == 4)
    let comparison = try #require((json["comparisons"] as? [[String: Any]])?.first)
    let compared = try #require(comparison["segments"] as? [[String: Any]])
    #expect(compared.count == 3)
    let difference = try #require(compared[0]["difference"] as? [String: Any])
    #expect(((difference["value"] as? Double ?? 0) - 50).magnitude < 1e-9)
    #expect(difference["verdict"] as? String == "notable")
    #expect(Set(compared[2].keys) == ["key", "hidden"])
  }

  @Test("what is declared runs without an option; the promise to respondents holds against one")
  func declared() throws {
    let scratch = try Self.scratch(
      "<analysis min-group=\"12\"><compare of=\"d\" by=\"unit\"/><trend of=\"d\" by=\"submitted:month\"/></analysis>")
    let report = try Command.sonde("report", "s.xml", "r.csv", "--lang", "en", "--plain", in: scratch.folder)
    #expect(report.status == 0)
    #expect(report.output.contains("Score — Which site?") && report.output.contains("Score — Submitted (month)"))
    #expect(report.output.contains("A group of fewer than 12 answers is not shown"))
    let less = try Command.sonde("report", "s.xml", "r.csv", "--min-group", "11", in: scratch.folder)
    #expect(less.status == 64 && less.output.isEmpty)
    #expect(less.messages.contains("--min-group 11: this survey shows no group of fewer than 12"))
    let more = try Command.sonde("report", "s.xml", "r.csv", "--min-group", "13", "--lang", "en", in: scratch.folder)
    #expect(more.status == 0 && more.output.contains("No group is large enough to be shown."))
    // The same pair is not asked for twice.
    let again = try Command.sonde("report", "s.xml", "r.csv", "--by", "unit", "--lang", "en", in: scratch.folder)
    #expect(again.output.components(separatedBy: "Score — Which site?").count == 2)
  }

  @Test("crossed keys and waves")
  func crossedAndWaves() throws {
    let scratch = try Self.scratch()
    let arguments = ["--by", "unit,submitted:month", "--wave", "submitted:month", "--min-group", "2"]
    let command = try Command.run(["score", "s.xml", "r.csv", "--aggregate"] + arguments, in: scratch.folder)
    #expect(command.status == 0)
    let comparisons = try #require(try Self.json(command.output)["comparisons"] as? [[String: Any]])
    #expect(comparisons.compactMap { $0["kind"] as? String } == ["compare", "trend"])
    let cells = try #require(comparisons[0]["segments"] as? [[String: Any]])
    #expect(cells.compactMap { ($0["key"] as? [String])?.joined(separator: " ") }.first == "south 2026-01")
    #expect(cells.compactMap { $0["n"] as? Int } == [6, 6, 6, 6, 2, 2])
  }

  @Test(
    "a wave that answered another version of the survey says so",
    arguments: [
      ("en", "another version: 0.9.0 and unknown", "the wording of questions may change"),
      ("fr", "autre version : 0.9.0 et inconnue", "la formulation des questions peut changer"),
      ("it", "altra versione: 0.9.0 e sconosciuta", "la formulazione delle domande può cambiare"),
    ])
  func otherVersions(language: String, note: String, sentence: String) throws {
    let scratch = try Self.scratch()
    // Two waves of one version, and a third of an older one and of none.
    let versions = [["1.0.0"], ["1.0.0"], ["0.9.0", ""]]
    let rows = versions.enumerated().flatMap { wave, versions in
      (0..<12).map { "\(wave)-\($0),\(versions[$0 % versions.count]),2026-0\(wave + 1)-15,south,\(1 + $0 % 5),n\($0)" }
    }
    try scratch.write((["id,version,submitted,unit,sat,note"] + rows).joined(separator: "\n") + "\n", to: "v.csv")
    let arguments = ["s.xml", "v.csv", "--wave", "submitted:month", "--on-error", "allow"]
    let score = try Command.run(["score"] + arguments + ["--aggregate"], in: scratch.folder)
    let json = try Self.json(score.output)
    #expect((json["breakdowns"] as? [[String: Any]])?.count == 1)
    let waves = try #require((json["comparisons"] as? [[String: Any]])?.first?["segments"] as? [[String: Any]])
    #expect(waves.compactMap { $0["versions"] as? [String] } == [["1.0.0"], ["1.0.0"], ["0.9.0", ""]])
    let report = try Command.run(["report"] + arguments + ["--lang", language], in: scratch.folder)
    let text = report.output.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    #expect(text.contains(note) && text.contains(sentence), "\(report.output)")
    #expect(text.components(separatedBy: note).count == 2)
  }

  @Test("the same bytes whatever the order of the responses, and however many threads read and write")
  func order() throws {
    let scratch = try Self.scratch()
    try scratch.write(
      (["id,submitted,unit,sat,note"] + Self.rows().reversed()).joined(separator: "\n") + "\n", to: "reversed.csv")
    let outputs = try [("r.csv", "1"), ("reversed.csv", "1"), ("r.csv", "2"), ("reversed.csv", "3")].map {
      file, threads in
      try Command.sonde(
        "score", "s.xml", file, "--jobs", threads, "--aggregate", "--by", "unit", "--by", "note", "--wave",
        "submitted:week",
        "--min-group", "1", in: scratch.folder
      ).output
    }
    #expect(Set(outputs).count == 1 && outputs[0].count > 1000)
  }

  @Test("too many segments are said, with exit code 1, and never a part of them")
  func tooFine() throws {
    let scratch = try Self.scratch()
    let rows = (0..<1001).map { "r\($0),,south,3,note \($0)" }
    try scratch.write((["id,submitted,unit,sat,note"] + rows).joined(separator: "\n") + "\n", to: "many.csv")
    let report = try Command.sonde(
      "report", "s.xml", "many.csv", "--by", "note", "--lang", "en", "-q", in: scratch.folder)
    #expect(report.status == 1)
    #expect(report.messages.contains("sonde: 'note' has more than 1000 different values"))
    #expect(report.output.contains("Note: more than 1000 different values"))
    let aggregate = try Command.sonde(
      "score", "s.xml", "many.csv", "--aggregate", "--by", "note", "-q", in: scratch.folder)
    #expect(aggregate.status == 1)
    let breakdown = try #require((try Self.json(aggregate.output)["breakdowns"] as? [[String: Any]])?.first)
    #expect(breakdown["tooFine"] as? Bool == true && (breakdown["segments"] as? [Any])?.isEmpty == true)
  }

  @Test(
    "what cannot be asked for is said at once",
    arguments: [
      (["report", "s.xml", "r.csv", "--by", "unti"], "--by unti: there is no question 'unti'; did you mean 'unit'?"),
      (["report", "s.xml", "r.csv", "--wave", "unit,note"], "waves follow each other along one key"),
      (["report", "s.xml", "r.csv", "--by", "submitted:hour"], "'hour' is no period: write submitted:year, "),
      (["report", "s.xml", "r.csv", "--min-group", "0"], "--min-group is at least 1."),
      (["score", "s.xml", "r.csv", "--by", "unit"], "--by, --wave and --min-group need --aggregate"),
    ])
  func usage(arguments: [String], message: String) throws {
    let scratch = try Self.scratch()
    let command = try Command.run(arguments, in: scratch.folder)
    #expect(command.status == 64 && command.output.isEmpty)
    #expect(command.messages.contains(message), "\(command.messages)")
  }
}
