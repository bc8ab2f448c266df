import Foundation
import SurveyDiagnostics
import SurveyModel
import Testing

/// What other programs are given: the same facts as text shows, in their own numbers and escapes.
@Suite("Diagnostics for other programs")
struct OutputTests {
  /// A scalar of four bytes stands before the second fault: one column, two units of UTF-16.
  static let definition = """
    <?xml version="1.0"?>
    <survey xmlns="urn:sonde:survey:1" id="a" xml:lang="en"><title>T</title>
    <yesno id="q" requird="yes"><prompt>P</prompt></yesno>
    <text id="b"><prompt>😀é</prompt></text><singel id="c"
      ><prompt>P</prompt><choice value="x"><label>X</label></choice><choice value="y"><label>Y</label></choice></singel>
    <yesno id="d" relevant="Q"><prompt>P</prompt></yesno>
    </survey>
    """

  private func file(_ name: String) -> CheckedFile {
    let checked = Checked(Array(Self.definition.utf8), name: name)
    return CheckedFile(sources: checked.sources, diagnostics: checked.diagnostics)
  }

  private func parsed(_ bytes: [UInt8]) throws -> NSDictionary {
    try #require(try JSONSerialization.jsonObject(with: Data(bytes)) as? NSDictionary)
  }

  @Test("JSON: code, words, places in three units, notes, and the exact edits")
  func json() throws {
    let json = try parsed(JSONDiagnostics.bytes([file("a.xml")]))
    #expect(json["format"] as? String == "sonde-diagnostics")
    #expect(json["version"] as? Int == 1)
    #expect(json["files"] as? NSArray == [["file": "a.xml", "errors": 3, "warnings": 0, "notes": 0]])
    let found = try #require(json["diagnostics"] as? [NSDictionary])
    #expect(found.map { $0["code"] as? String } == ["unknown-attribute", "unknown-element", "unknown-reference"])
    #expect(found.map { $0["severity"] as? String } == ["error", "error", "error"])
    #expect(found[2]["message"] as? String == "no question is named 'Q'")
    #expect(found[2]["help"] as? String == "did you mean 'q'?")
    // Counted by hand: `<text id="b"><prompt>😀é</prompt></text><` is 40 characters, 41 units and 44 bytes.
    let range = try #require(found[1]["range"] as? NSDictionary)
    let byte = Array(Self.definition.utf8).firstRange(of: Array("singel".utf8))?.lowerBound ?? 0
    #expect(range["start"] as? NSDictionary == ["line": 4, "column": 41, "utf16": 42, "byte": byte])
    #expect(range["end"] as? NSDictionary == ["line": 4, "column": 47, "utf16": 48, "byte": byte + 6])
    let note = try #require((found[2]["notes"] as? [NSDictionary])?.first)
    #expect(note["message"] as? String == "'q' is defined here")
    #expect((note["range"] as? NSDictionary)?.at("start.line") as? Int == 3)
    let fix = try #require(found[1]["fix"] as? NSDictionary)
    #expect(fix["applicability"] as? String == "exact")
    let edits = try #require(fix["edits"] as? [NSDictionary])
    #expect(edits.map { $0["text"] as? String } == ["single", "single"])
    #expect(edits.map { $0.at("range.start.line") as? Int } == [4, 5])
    #expect((found[2]["fix"] as? NSDictionary)?["applicability"] as? String == "likely")
  }

  @Test("JSON of nothing is still a whole document")
  func emptyJSON() throws {
    let json = try parsed(JSONDiagnostics.bytes([]))
    #expect(json["files"] as? NSArray == [])
    #expect(json["diagnostics"] as? NSArray == [])
  }

  @Test("SARIF: what the standard asks of a log, its rules, results and fixes")
  func sarif() throws {
    let log = try parsed(SARIFLog.bytes([file("sub folder/à.xml")], version: "9.9"))
    #expect(log["version"] as? String == "2.1.0")
    let run = try #require((log["runs"] as? [NSDictionary])?.first)
    #expect(run["columnKind"] as? String == "unicodeCodePoints")
    #expect(run.at("tool.driver.name") as? String == "sonde")
    #expect(run.at("tool.driver.version") as? String == "9.9")
    let rules = try #require(run.at("tool.driver.rules") as? [NSDictionary])
    let results = try #require(run["results"] as? [NSDictionary])
    #expect(results.count == 3)
    for result in results {
      let index = try #require(result["ruleIndex"] as? Int)
      #expect(rules[index]["id"] as? String == result["ruleId"] as? String)
      #expect(["none", "note", "warning", "error"].contains(result["level"] as? String))
      #expect((result.at("message.text") as? String)?.isEmpty == false)
      let location = try #require((result["locations"] as? [NSDictionary])?.first?["physicalLocation"] as? NSDictionary)
      #expect(location.at("artifactLocation.uri") as? String == "sub%20folder/%C3%A0.xml")
    }
    for rule in rules {
      for key in ["shortDescription.text", "fullDescription.text", "help.text"] {
        #expect((rule.at(key) as? String)?.hasSuffix(".") == true)
      }
    }
    let element = results[1]
    #expect(
      (element["locations"] as? [NSDictionary])?.first?.at("physicalLocation.region") as? NSDictionary
        == ["startLine": 4, "startColumn": 41, "endLine": 4, "endColumn": 47])
    let fix = try #require((element["fixes"] as? [NSDictionary])?.first)
    #expect(fix.at("properties.applicability") as? String == "exact")
    let change = try #require((fix["artifactChanges"] as? [NSDictionary])?.first)
    let replacements = try #require(change["replacements"] as? [NSDictionary])
    #expect(replacements.map { $0.at("insertedContent.text") as? String } == ["single", "single"])
    let related = try #require((results[2]["relatedLocations"] as? [NSDictionary])?.first)
    #expect(related.at("message.text") as? String == "'q' is defined here")
    #expect(related.at("physicalLocation.region.startLine") as? Int == 3)
  }

  @Test("workflow commands: a line each, in which nothing can end a property or the command")
  func workflowCommands() {
    let name = "odd,na:me%\n::error::x.xml"
    let lines = WorkflowCommands.text([file(name)]).split(separator: "\n", omittingEmptySubsequences: false)
    #expect(lines.count == 4 && lines[3].isEmpty)
    #expect(
      lines[2] == "::error file=odd%2Cna%3Ame%25%0A%3A%3Aerror%3A%3Ax.xml,line=6,col=25,endColumn=26,"
        + "title=unknown-reference::no question is named 'Q'; did you mean 'q'?")
    let note = Diagnostic(.loneChoice(list: "a%\r\n"), at: SourceRange(0, 24)).with(severity: .note)
    let file = CheckedFile(
      sources: SourceMap(SourceText(name: "a.xml", bytes: Array(Self.definition.utf8))), diagnostics: [note])
    #expect(
      WorkflowCommands.text([file])
        == "::notice file=a.xml,line=1,endLine=2,title=lone-choice::'a%25%0D%0A' offers only one choice\n")
  }

  @Test("levels: off, lower, higher; errors stay, and keep a survey from running whatever is said of warnings")
  func levels() {
    let warning = Diagnostic(.loneChoice(list: "a"), at: .none)
    let error = Diagnostic(.duplicateID("a"), at: .none)
    for (level, severity) in [
      (DiagnosticLevels.Level.off, nil), (.note, Diagnostic.Severity.note), (.warning, .warning), (.error, .error),
    ] {
      var levels = DiagnosticLevels()
      levels.set(.loneChoice, to: level)
      levels.set(.duplicateID, to: level)
      #expect(levels.applied(to: [warning, error]).map(\.severity) == [severity, .error].compactMap(\.self))
    }
    #expect(![warning.with(severity: .error)].containsError)
    #expect([error.with(severity: .note)].containsError)
  }
}

extension NSDictionary {
  /// What stands at a path of keys, such as `message.text`.
  fileprivate func at(_ path: String) -> Any? {
    path.split(separator: ".").map(String.init).reduce(self as Any?) { value, key in (value as? NSDictionary)?[key] }
  }
}
