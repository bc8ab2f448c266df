/// Writes the vocabulary as W3C XML Schema 1.0.
struct XSDWriter {
  private var writer = MarkupWriter()

  /// The whole schema.
  consuming func text() -> String {
    let attributes = [
      ("xmlns:xs", "http://www.w3.org/2001/XMLSchema"), ("xmlns", Vocabulary.namespace),
      ("targetNamespace", Vocabulary.namespace), ("elementFormDefault", "qualified"),
    ]
    writer.element("xs:schema", attributes) { writer in
      writer.element(
        "xs:import",
        [("namespace", "http://www.w3.org/XML/1998/namespace"), ("schemaLocation", "xml.xsd")])
      for root in Vocabulary.roots {
        Self.element(Vocabulary.spec(root), &writer)
      }
      for element in Vocabulary.elements { Self.complexType(element, &writer) }
      for type in ValueType.patterned { Self.simpleType(type, &writer) }
    }
    return writer.text
  }

  private static func document(_ documentation: String, _ writer: inout MarkupWriter) {
    writer.element("xs:annotation") { $0.element("xs:documentation", [("xml:lang", "en")], text: documentation) }
  }

  private static func element(_ spec: ElementSpec, _ writer: inout MarkupWriter) {
    writer.element("xs:element", [("name", spec.name), ("type", spec.kind.schemaName)]) {
      document(spec.documentation, &$0)
    }
  }

  private static func complexType(_ spec: ElementSpec, _ writer: inout MarkupWriter) {
    let mixed = spec.text != .none ? [("mixed", "true")] : []
    writer.element("xs:complexType", [("name", spec.kind.schemaName)] + mixed) { writer in
      if !spec.allowedKinds.isEmpty {
        // At least one child where a part must be there and no attribute can stand in for it.
        let isRequired = spec.parts.contains { $0.occurrence.isRequired }
        writer.element("xs:choice", [("minOccurs", isRequired ? "1" : "0"), ("maxOccurs", "unbounded")]) { writer in
          for kind in spec.allowedKinds { element(Vocabulary.spec(kind), &writer) }
        }
      }
      for attribute in spec.attributes { Self.attribute(attribute, &writer) }
      if spec.takesDeclared {
        writer.element("xs:anyAttribute", [("namespace", "##local"), ("processContents", "skip")])
      }
    }
  }

  private static func attribute(_ attribute: AttributeSpec, _ writer: inout MarkupWriter) {
    let use = attribute.isRequired ? [("use", "required")] : []
    if attribute.name == .language {
      writer.element("xs:attribute", [("ref", "xml:lang")] + use) { document(attribute.fullDocumentation, &$0) }
      return
    }
    let name = ("name", attribute.name.rawValue)
    guard let (words, isList) = attribute.type.keywords else {
      let type = attribute.type.lexicalPatterns.isEmpty ? "xs:string" : GrammarPattern.typeName(attribute.type)
      writer.element("xs:attribute", [name, ("type", type)] + use) { document(attribute.fullDocumentation, &$0) }
      return
    }
    writer.element("xs:attribute", [name] + use) { writer in
      document(attribute.fullDocumentation, &writer)
      writer.element("xs:simpleType") { writer in
        guard isList else { return enumeration(words, &writer) }
        writer.element("xs:list") { $0.element("xs:simpleType") { enumeration(words, &$0) } }
      }
    }
  }

  private static func enumeration(_ words: [ValueType.Keyword], _ writer: inout MarkupWriter) {
    writer.element("xs:restriction", [("base", "xs:string")]) { writer in
      for keyword in words {
        writer.element("xs:enumeration", [("value", keyword.word)]) { document(keyword.documentation, &$0) }
      }
    }
  }

  /// Patterns side by side are alternatives in XML Schema; nested, all must hold.
  private static func simpleType(_ type: ValueType, _ writer: inout MarkupWriter) {
    writer.element("xs:simpleType", [("name", GrammarPattern.typeName(type))]) {
      restriction(type.lexicalPatterns[...], &$0)
    }
  }

  private static func restriction(_ patterns: ArraySlice<String>, _ writer: inout MarkupWriter) {
    guard let last = patterns.last else { return }
    let inner = patterns.dropLast()
    writer.element("xs:restriction", inner.isEmpty ? [("base", "xs:string")] : []) { writer in
      if !inner.isEmpty { writer.element("xs:simpleType") { restriction(inner, &$0) } }
      writer.element("xs:pattern", [("value", last)])
    }
  }

  /// What the schema imports for `xml:lang`.
  static let xmlNamespaceSchema = """
    <?xml version="1.0" encoding="UTF-8"?>
    <xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" targetNamespace="http://www.w3.org/XML/1998/namespace">
      <xs:attribute name="lang" type="xs:language"/>
    </xs:schema>

    """
}
