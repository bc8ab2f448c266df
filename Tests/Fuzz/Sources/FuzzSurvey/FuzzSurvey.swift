import FuzzSupport
import SurveyModel
import SurveyXML

/// Reads bytes as a definition, compiles what comes of it, and says everything that is wrong with it.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzz(_ input: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  let source = SourceText(name: "fuzz.xml", bytes: Array(UnsafeBufferPointer(start: input, count: count)))
  let reading = SurveyReader.read(source)
  var found = reading.diagnostics
  if let survey = reading.survey { found += SurveyCompiler.compile(survey, sources: reading.sources).diagnostics }
  if let library = reading.library { found += SurveyCompiler.check(library) }
  let renderer = DiagnosticRenderer(sources: reading.sources)
  for diagnostic in reading.findings(with: found) { precondition(!renderer.text(diagnostic).isEmpty) }
  return 0
}
