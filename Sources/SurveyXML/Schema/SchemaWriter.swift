/// A form in which the survey language can be written down for other programs, or for people.
public enum SchemaFormat: String, Sendable, CaseIterable {
  /// W3C XML Schema 1.0: completion and hover texts in most editors.
  case xsd
  /// RELAX NG in XML: the most exact of the schemas.
  case relaxNG = "rng"
  /// RELAX NG in its compact form, which Emacs reads.
  case relaxNGCompact = "rnc"
  /// A reference page in Markdown.
  case markdown = "md"
}

/// Writes schemas and the reference page from the one table that also drives the reader.
///
/// RELAX NG says all that the reader checks about structure. XML Schema cannot say "these parts in any order, this one at
/// least once", so it takes some files that lack a part; it refuses none that the reader takes.
public enum SchemaWriter {
  /// The survey language in one form.
  ///
  /// - Parameter format: The form.
  /// - Returns: The whole file.
  public static func text(_ format: SchemaFormat) -> String {
    switch format {
    case .xsd: XSDWriter().text()
    case .relaxNG: RelaxNGWriter().text()
    case .relaxNGCompact: RelaxNGCompactWriter().text()
    case .markdown: ReferencePage().text()
    }
  }

  /// The few lines of `xml.xsd`, which the XML Schema imports from beside itself for the attribute `xml:lang`.
  public static var xmlNamespaceSchema: String { XSDWriter.xmlNamespaceSchema }
}
