import SurveyModel
import Testing

@testable import SurveyXML

/// Libraries and the surveys that import them, with files that stand in a dictionary.
@Suite("Imports")
struct ImportTests {
  private static let scale = "<scale id='agreement' from='1' to='5'><point value='1'><label>No</label></point></scale>"
  private static let rating = "<rating id='kind' scale='agreement'><prompt>Kind?</prompt></rating>"

  private func library(_ content: String, id: String = "scales", languages: String = "xml:lang='en'") -> String {
    "<library xmlns='urn:sonde:survey:1' id='\(id)' \(languages)>\(content)</library>"
  }

  private func survey(_ content: String, languages: String = "xml:lang='en'") -> String {
    "<survey xmlns='urn:sonde:survey:1' id='visit' \(languages)><title>T</title>\(content)</survey>"
  }

  private struct Loaded {
    let survey: CompiledSurvey?
    let sources: SourceMap
    let diagnostics: [Diagnostic]
    let asked: [String]

    /// Each diagnostic as `file:line:column code`.
    var places: [String] { diagnostics.map { "\(sources.place(of: $0.range)) \($0.code.rawValue)" } }
  }

  /// Reads and compiles a document whose imports are looked up by their paths.
  private func load(_ text: String, _ files: [String: String] = [:], name: String = "folder/visit.xml") -> Loaded {
    var asked: [String] = []
    let reading = SurveyReader.read(SourceText(name: name, bytes: Array(text.utf8))) { path in
      asked.append(path)
      guard let text = files[path] else { return .missing(place: "folder/\(path)", reason: "not there") }
      return .file(SourceText(name: "folder/\(path)", bytes: Array(text.utf8)))
    }
    let compilation = reading.survey.map { SurveyCompiler.compile($0, sources: reading.sources) }
    let found = compilation?.diagnostics ?? reading.library.map { SurveyCompiler.check($0) } ?? []
    return Loaded(
      survey: compilation?.survey, sources: reading.sources, diagnostics: reading.findings(with: found), asked: asked)
  }

  @Test("a survey uses the scales of a library, and of what that imports, without a word on those it does not use")
  func use() throws {
    let loaded = load(
      survey("<import href='library/all.xml'/>" + Self.rating),
      [
        "library/all.xml": library(
          "<import href='inner/agreement.xml'/><choices id='cities'><choice value='a'><label>A</label></choice>"
            + "<choice value='b'><label>B</label></choice></choices>", id: "all"),
        "library/inner/agreement.xml": library(Self.scale),
      ])
    #expect(loaded.places == [])
    let survey = try #require(loaded.survey)
    #expect(survey.items.map(\.id) == ["kind"])
    #expect(
      survey.choiceLists.first { $0.id.text == "agreement" }?.choices.map(\.code.text) == ["1", "2", "3", "4", "5"])
    #expect(loaded.asked == ["library/all.xml", "library/inner/agreement.xml"])
    #expect(loaded.sources.sources.map(\.name) == ["folder/visit.xml"] + loaded.asked.map { "folder/\($0)" })
  }

  @Test("the fingerprint is of the survey and of all that it imports")
  func fingerprint() throws {
    let text = survey("<import href='a.xml'/>" + Self.rating)
    let one = try #require(load(text, ["a.xml": library(Self.scale)]).survey)
    let same = try #require(load(text, ["a.xml": library(Self.scale)]).survey)
    let other = try #require(load(text, ["a.xml": library(Self.scale + "<!-- changed -->")]).survey)
    #expect(one.fingerprint == same.fingerprint)
    #expect(one.fingerprint != other.fingerprint)
  }

  @Test("a library that several import is read once")
  func diamond() {
    let loaded = load(
      survey("<import href='a.xml'/><import href='b/b.xml'/><import href='./c.xml'/>" + Self.rating),
      [
        "a.xml": library("<import href='c.xml'/>", id: "a"), "b/b.xml": library("<import href='../c.xml'/>", id: "b"),
        "c.xml": library(Self.scale, id: "c"),
      ])
    #expect(loaded.places == [])
    #expect(loaded.asked == ["a.xml", "c.xml", "b/b.xml"])
  }

  @Test(
    "no import leads out of the folder, up to the root or to the network",
    arguments: [
      "/etc/passwd", "../a.xml", "a/../../a.xml", "http://example.org/a.xml", "file:///a.xml", "C:\\a.xml", "a\\b.xml",
      "//host/a.xml", "..", ".", "a/..", "a/", "", " ",
    ])
  func paths(href: String) {
    let loaded = load(survey("<import href='\(href)'/>" + Self.rating))
    #expect(loaded.diagnostics.map(\.code) == [.badValue])
    #expect(loaded.asked == [])
  }

  @Test("what is asked for is a plain path inside the folder")
  func plainPaths() {
    #expect(ImportPath("b/./c/../d.xml", from: ImportPath(file: "a.xml"))?.text == "b/d.xml")
    let inner = ImportPath("x/y.xml", from: ImportPath(file: "a.xml"))
    #expect(inner.flatMap { ImportPath("../z.xml", from: $0) }?.text == "z.xml")
    #expect(inner.flatMap { ImportPath("../../z.xml", from: $0) } == nil)
  }

  @Test("a library that is not there: what was written, where it was looked for, and no word on what it would hold")
  func missing() {
    let loaded = load(survey("\n<import href='library/scales.xml'/>" + Self.rating))
    #expect(loaded.places == ["folder/visit.xml:2:15 import-missing"])
    #expect(
      loaded.diagnostics.map(\.problem.message) == [
        "'library/scales.xml' cannot be imported; looked at folder/library/scales.xml: not there"
      ])
  }

  @Test("a circle of imports is named from its first file to its first file, and read once round")
  func cycles() {
    let files = [
      "a.xml": library("<import href='b.xml'/>" + Self.scale, id: "a"),
      "b.xml": library("\n<import href='a.xml'/>", id: "b"),
    ]
    let loaded = load(survey("<import href='a.xml'/>" + Self.rating), files)
    #expect(loaded.places == ["folder/b.xml:2:15 import-cycle"])
    #expect(loaded.diagnostics.first?.problem.message == "libraries import each other: a.xml -> b.xml -> a.xml")
    let alone = load(library("<import href='a.xml'/>"), name: "a.xml")
    #expect(alone.diagnostics.map(\.problem.message) == ["libraries import each other: a.xml -> a.xml"])
  }

  @Test("a mistake in a library has the library's place, and a note where it is imported")
  func mistakes() {
    let loaded = load(
      survey("\n<import href='a.xml'/>" + Self.rating),
      ["a.xml": library("\n" + Self.scale.replacing("value='1'", with: "value='one'"))])
    #expect(loaded.places == ["folder/a.xml:2:53 bad-value"])
    let notes = loaded.diagnostics[0].notes.map { "\(loaded.sources.place(of: $0.range)) \($0.message)" }
    #expect(notes == ["folder/visit.xml:2:15 the library is imported here"])
    let malformed = load(survey("<import href='a.xml'/>" + Self.rating), ["a.xml": "<library"])
    #expect(malformed.diagnostics.map(\.code) == [.notWellFormed])
    let wrong = load(survey("<import href='a.xml'/>" + Self.rating), ["a.xml": survey("")])
    #expect(
      wrong.diagnostics.map(\.problem.message) == [
        "href=\"a.xml\": write the path of a library; this is a <survey>"
      ])
  }

  @Test("an id that a library has already is reported in the survey, with a note at the library's")
  func clashes() {
    for own in [
      Self.scale, "<single id='agreement'><prompt>P</prompt><choice value='a'><label>A</label></choice></single>",
    ] {
      let loaded = load(survey("<import href='a.xml'/>\n" + own + Self.rating), ["a.xml": library(Self.scale)])
      let clash = loaded.diagnostics.first { $0.code == .duplicateID }
      #expect(clash.map { loaded.sources.place(of: $0.range).hasPrefix("folder/visit.xml:2:") } == true)
      #expect(clash?.notes.first.map { loaded.sources[$0.range.source].name } == "folder/a.xml")
    }
    let two = load(
      survey("<import href='a.xml'/><import href='b.xml'/>" + Self.rating),
      ["a.xml": library(Self.scale), "b.xml": library(Self.scale)])
    #expect(two.places == ["folder/b.xml:1:74 duplicate-id"])
  }

  @Test("a library lacks a language of the survey: one message, that names it, and counts only what the survey uses")
  func translations() {
    let lists = Self.scale + Self.scale.replacing("agreement", with: "unused")
    let prompt =
      "<rating id='kind' scale='agreement'><prompt>Kind?</prompt><prompt xml:lang='it'>Gentile?</prompt></rating>"
    let text = survey("<import href='a.xml'/>" + prompt, languages: "xml:lang='en' languages='en it'")
      .replacing("<title>T</title>", with: "<title>T</title><title xml:lang='it'>T</title>")
    let loaded = load(text, ["a.xml": library(lists)])
    #expect(
      loaded.diagnostics.map(\.problem.message) == [
        "1 of 1 texts used from library 'scales' has no version in 'it'"
      ])
    #expect(loaded.places.first?.hasPrefix("folder/visit.xml:1:") == true)
    #expect(loaded.diagnostics[0].notes.map { loaded.sources[$0.range.source].name } == ["folder/a.xml"])
    #expect(loaded.survey != nil)

    // A library may have more languages than the survey, and is in its own language where a text does not say.
    let label = "<label>No</label>"
    let both = lists.replacing(label, with: label + "<label xml:lang='it'>No</label><label xml:lang='fr'>Non</label>")
    let rich = library(both, languages: "xml:lang='en' languages='en it fr'")
    #expect(load(text, ["a.xml": rich]).places == [])
    let french = library(
      both.replacing(label, with: "<label>Non</label><label xml:lang='en'>No</label>")
        .replacing("<label xml:lang='fr'>Non</label>", with: ""), languages: "xml:lang='fr' languages='fr en it'")
    let survey = load(text, ["a.xml": french]).survey
    let label1 = survey?.choiceLists.first { $0.id.text == "agreement" }?.choices[0].label
    #expect(label1?.variants.map(\.language.tag) == ["fr", "en", "it"])
  }

  @Test("a library by itself is checked: its form, its lists, its languages")
  func alone() {
    #expect(load(library(Self.scale)).places == [])
    #expect(load(library("<section id='a'/>")).diagnostics.map(\.code) == [.misplacedElement])
    let twice =
      "<choices id='c'><choice value='a'><label>A</label></choice><choice value='a'><label>B</label></choice></choices>"
    #expect(load(library(twice)).diagnostics.map(\.code) == [.duplicateChoice])
    #expect(
      load(library(Self.scale, languages: "xml:lang='en' languages='en fr'")).diagnostics.map(\.code)
        == [.missingTranslation])
    #expect(
      load("<library xmlns='urn:sonde:survey:1'/>").diagnostics.map(\.code) == [.missingAttribute, .missingAttribute])
  }

  @Test("what a library allows is allowed in the surveys that import it")
  func allowances() {
    let lone = "<choices id='c'><choice value='a'><label>A</label></choice></choices>"
    let text = survey("<import href='a.xml'/><single id='q' choices='c'><prompt>P</prompt></single>")
    #expect(load(text, ["a.xml": library(lone)]).places == ["folder/a.xml:1:76 lone-choice"])
    #expect(load(text, ["a.xml": library("<?sonde-allow lone-choice?>" + lone)]).places == [])
  }

  @Test("a flood of libraries ends")
  func flood() {
    let imports = (1...500).map { "<import href='l\($0).xml'/>" }.joined()
    let files = Dictionary(uniqueKeysWithValues: (1...500).map { ("l\($0).xml", library("", id: "l\($0)")) })
    let loaded = load(survey(imports), files)
    #expect(loaded.asked.count == 100)
    #expect(loaded.diagnostics.count == 400)
  }
}
