/// Writes the vocabulary as RELAX NG in XML.
struct RelaxNGWriter {
  private var writer = MarkupWriter()

  /// The whole schema.
  consuming func text() -> String {
    let attributes = [
      ("xmlns", "http://relaxng.org/ns/structure/1.0"),
      ("xmlns:a", "http://relaxng.org/ns/compatibility/annotations/1.0"),
      ("datatypeLibrary", "http://www.w3.org/2001/XMLSchema-datatypes"), ("ns", Vocabulary.namespace),
    ]
    writer.element("grammar", attributes) { writer in
      writer.element("start") { writer in
        writer.element("choice") { writer in
          for root in Vocabulary.roots { writer.element("ref", [("name", root.schemaName)]) }
        }
      }
      for element in Vocabulary.elements { Self.define(element, &writer) }
      for type in ValueType.patterned {
        writer.element("define", [("name", GrammarPattern.typeName(type))]) {
          Self.write(GrammarPattern.definition(of: type), &$0)
        }
      }
    }
    return writer.text
  }

  private static func define(_ element: ElementSpec, _ writer: inout MarkupWriter) {
    writer.element("define", [("name", element.kind.schemaName)]) { writer in
      writer.element("element", [("name", element.name)]) { writer in
        writer.element("a:documentation", text: element.documentation)
        for pattern in GrammarPattern.content(of: element) { write(pattern, &writer) }
      }
    }
  }

  private static func write(_ pattern: GrammarPattern, _ writer: inout MarkupWriter) {
    switch pattern {
    case .attribute(let attribute, let value):
      writer.element("attribute", [("name", attribute.name.rawValue)]) { writer in
        writer.element("a:documentation", text: attribute.fullDocumentation)
        write(value, &writer)
      }
    case .declaredAttributes(let names):
      writer.element("zeroOrMore") { writer in
        writer.element("attribute") { writer in
          writer.element("nsName", [("ns", "")]) { writer in
            writer.element("except") { writer in
              writer.element("choice") { writer in
                for name in names { writer.element("name", [("ns", "")], text: name) }
              }
            }
          }
          writer.element("text")
        }
      }
    case .ref(let name): writer.element("ref", [("name", name)])
    case .optional(let inner): writer.element("optional") { write(inner, &$0) }
    case .any(let inner): writer.element("zeroOrMore") { write(inner, &$0) }
    case .some(let inner): writer.element("oneOrMore") { write(inner, &$0) }
    case .choice(let inner): group("choice", inner, &writer)
    case .interleave(let inner): group("interleave", inner, &writer)
    case .mixed(let inner): writer.element("mixed") { write(inner, &$0) }
    case .list(let inner): writer.element("list") { write(inner, &$0) }
    case .keyword(let keyword):
      writer.element("value", plainString, text: keyword.word)
      writer.element("a:documentation", text: keyword.documentation)
    case .data(let patterns, let except):
      writer.element("data", [("type", "string")]) { writer in
        for pattern in patterns { writer.element("param", [("name", "pattern")], text: pattern) }
        guard !except.isEmpty else { return }
        writer.element("except") { writer in
          writer.element("choice") { writer in
            for word in except { writer.element("value", plainString, text: word) }
          }
        }
      }
    case .text: writer.element("text")
    case .empty: writer.element("empty")
    }
  }

  /// RELAX NG's own type of text, in which white space counts, as it does to the reader.
  private static let plainString = [("type", "string"), ("datatypeLibrary", "")]

  private static func group(_ name: String, _ patterns: [GrammarPattern], _ writer: inout MarkupWriter) {
    writer.element(name) { writer in
      for pattern in patterns { write(pattern, &writer) }
    }
  }
}
