import FuzzSupport
import SurveyModel
import SurveyXML

/// Reads bytes as the condition of a question, in a survey that has one question of most kinds.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzz(_ input: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  var expression = ""
  for scalar in String(decoding: UnsafeBufferPointer(start: input, count: count), as: UTF8.self).unicodeScalars {
    switch scalar {
    case "<": expression += "&lt;"
    case "&": expression += "&amp;"
    case "\"": expression += "&quot;"
    case "\u{0}"..<" ", "\u{FFFE}", "\u{FFFF}": expression += " "
    default: expression.unicodeScalars.append(scalar)
    }
  }
  let text = """
    <survey xmlns="urn:sonde:survey:1" id="fuzz" version="1" xml:lang="en"><title>Fuzz</title>
    <choices id="ways"><choice value="a"><label>A</label></choice><choice value="b"><label>B</label></choice></choices>
    <single id="one" choices="ways"><prompt>One?</prompt></single>
    <multiple id="many" choices="ways"><prompt>Many?</prompt></multiple>
    <number id="n"><prompt>N?</prompt></number><text id="t"><prompt>T?</prompt></text>
    <date id="d"><prompt>D?</prompt></date><time id="h"><prompt>H?</prompt></time>
    <text id="last" relevant="\(expression)"><prompt>Last?</prompt></text></survey>
    """
  let reading = SurveyReader.read(SourceText(name: "fuzz.xml", bytes: Array(text.utf8)))
  var found = reading.diagnostics
  if let survey = reading.survey {
    let compilation = SurveyCompiler.compile(survey, sources: reading.sources)
    found += compilation.diagnostics
    if let compiled = compilation.survey, !found.containsError {
      _ = compiled.replay(Response(to: compiled, id: "x"), now: LocalDateTime(CalendarDate(dayNumber: 20_000)))
    }
  }
  let renderer = DiagnosticRenderer(sources: reading.sources)
  for diagnostic in reading.findings(with: found) { precondition(!renderer.text(diagnostic).isEmpty) }
  return 0
}
