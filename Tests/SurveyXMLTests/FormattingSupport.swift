import Foundation
import SurveyModel
import SurveyTestSupport
import SurveyXML

/// The definition files of the package.
enum ShippedFile {
  private static let folder = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .appendingPathComponent("Surveys")

  /// The surveys, and the tests beside them, by their paths in the folder.
  static func names() throws -> [String] {
    try FileManager.default.subpathsOfDirectory(atPath: folder.path).filter { $0.hasSuffix(".xml") }.sorted()
  }

  static func text(_ name: String) throws -> String {
    try String(contentsOf: folder.appendingPathComponent(name), encoding: .utf8)
  }
}

/// What was read, without the places: two files mean the same when these lines are equal.
enum Meaning {
  static func lines(of reading: SurveyReading) -> [String] {
    var lines = reading.diagnostics.map { "\($0.code.rawValue) \($0.suggestion ?? "")" }.sorted()
    if let survey = reading.survey { describe(survey, "", &lines) }
    if let tests = reading.tests { describe(tests, "", &lines) }
    return lines
  }

  private static func describe(_ value: Any, _ path: String, _ lines: inout [String]) {
    switch value {
    case is SourceRange, is [AnswerState: SourceRange]: return
    case let fragment as SourceFragment: lines.append("\(path)=\(fragment.text)")
    case let name as Name:
      // An element without an id is named after its place.
      lines.append("\(path)=\(name.text.hasPrefix("#") ? "#" : name.text)")
    case let text as String: lines.append("\(path)=\(text)")
    case let states as [AnswerState: String]:
      lines.append("\(path)=\(states.sorted { $0.key.rawValue < $1.key.rawValue })")
    case let states as Set<AnswerState>: lines.append("\(path)=\(states.map(\.name).sorted())")
    default:
      let children = Mirror(reflecting: value).children
      if children.isEmpty { lines.append("\(path)=\(value)") }
      for (index, child) in children.enumerated() {
        describe(child.value, "\(path).\(child.label ?? String(index))", &lines)
      }
    }
  }
}

/// Changes white space wherever it means nothing.
struct Respacer {
  private var generator: SplitMix64
  private let lineEnd: String

  init(seed: UInt64) {
    generator = SplitMix64(seed: seed)
    lineEnd = seed.isMultiple(of: 3) ? "\r\n" : "\n"
  }

  /// The text with other white space between tags, between words and inside tags; comments and CDATA stay.
  mutating func respaced(_ text: String) -> String {
    var result = ""
    var rest = text[...]
    while let first = rest.first {
      if rest.hasPrefix("<!--") || rest.hasPrefix("<![CDATA[") || rest.hasPrefix("<?") {
        let end = rest.hasPrefix("<!--") ? "-->" : rest.hasPrefix("<?") ? "?>" : "]]>"
        let upper = rest.range(of: end)?.upperBound ?? rest.endIndex
        result += rest[..<upper]
        rest = rest[upper...]
      } else if first == "<" {
        let upper = rest.firstIndex(of: ">").map { rest.index(after: $0) } ?? rest.endIndex
        result += respaced(tag: rest[..<upper])
        rest = rest[upper...]
      } else if first.isWhitespace, first != "\u{A0}", first != "\u{202F}" {
        let upper = rest.firstIndex { !" \n\r\t".contains($0) } ?? rest.endIndex
        let mayGo = result.hasSuffix(">") && rest[upper...].hasPrefix("<") && !touchesInline(result, rest[upper...])
        result += mayGo && Bool.random(using: &generator) ? "" : space()
        rest = rest[upper...]
      } else {
        let upper = rest.firstIndex { " \n\r\t<".contains($0) } ?? rest.endIndex
        guard upper > rest.startIndex else {
          result.append(first)
          rest = rest.dropFirst()
          continue
        }
        result += rest[..<upper]
        rest = rest[upper...]
      }
    }
    return result
  }

  private func touchesInline(_ before: String, _ after: Substring) -> Bool {
    let tag = before.lastIndex(of: "<").map { before[$0...] } ?? ""
    return ["em", "strong", "br"].contains { name in
      after.hasPrefix("<\(name)") || after.hasPrefix("</\(name)") || tag.hasPrefix("<\(name)")
        || tag.hasPrefix("</\(name)")
    }
  }

  /// A tag with other white space before its attributes.
  private mutating func respaced(tag: Substring) -> String {
    var result = ""
    var quote: Character?
    for character in tag {
      if let open = quote {
        if character == open { quote = nil }
        result.append(character)
      } else if character == "\"" || character == "'" {
        quote = character
        result.append(character)
      } else if character.isWhitespace {
        if result.last?.isWhitespace != true { result += space() }
      } else {
        result.append(character)
      }
    }
    return result
  }

  private mutating func space() -> String {
    [" ", "   ", "\t", lineEnd, lineEnd + "    ", " " + lineEnd + lineEnd + lineEnd, lineEnd + "\t"]
      .randomElement(using: &generator) ?? " "
  }
}

/// Random documents of elements that the language has, in places where it may not have them.
struct RandomMarkup {
  private var generator: SplitMix64

  init(seed: UInt64) { generator = SplitMix64(seed: seed) }

  mutating func document() -> String {
    let head = pick(["", "<?xml version='1.0'?>", "<!-- top -->", "\n<?xml-model href='a'?>\n"])
    return head.hasPrefix("<?xml ")
      ? "\(head)<survey xmlns=\"urn:sonde:survey:1\" id=\"s\">\(content(4))</survey>"
      : "\(head)<survey xmlns='urn:sonde:survey:1' id='s'>\(content(4))</survey>\n<!-- end\n  -->"
  }

  private mutating func content(_ depth: Int) -> String {
    (0..<Int.random(in: 0...5, using: &generator)).map { _ in piece(depth) }.joined()
  }

  private mutating func piece(_ depth: Int) -> String {
    switch Int.random(in: 0..<(depth > 0 ? 10 : 5), using: &generator) {
    case 0: return pick([" ", "\n", "\n\n\n", "\t", "\r\n", "\r\r"])
    case 1: return pick(["word", "two words", "&lt;&#32;", "é\u{A0}", "漢字", " \n  padded "])
    case 2: return pick(["<!-- c -->", "<!-- a\n      b\n   c -->", "<!---->", "<!--\n-->"])
    case 3: return pick(["<![CDATA[]]>", "<![CDATA[ a <b>\n ]]>", "<?go?>", "<?go on\n   and on?>"])
    case 4: return pick(["<br/>", "<em/>", "<em> </em>", "<title xml:lang = 'it' ></title>", "<x/>"])
    default:
      let name = pick(["section", "title", "prompt", "em", "strong", "yesno", "scale", "unknown", "advice", "text"])
      let long = String(repeating: "long ", count: 12)
      let attributes = pick([
        "", " id='a'", "\n  id=\"b\"\n relevant='a = \"b\"'", " unit='\(long)'\n\n min=\"\(long)\"",
      ])
      return "<\(name)\(attributes)\(pick(["", " ", "\n"]))>\(content(depth - 1))</\(name)\(pick(["", "\n"]))>"
    }
  }

  private mutating func pick(_ values: [String]) -> String { values.randomElement(using: &generator) ?? "" }
}
