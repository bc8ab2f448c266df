/// What libxml2 reported, without its words: they and its codes differ from version to version.
struct ParserFault: Sendable {
  /// The few kinds that are worth telling apart where ``MarkupFault`` has found nothing to explain.
  enum Kind: Sendable {
    /// A prefix stands for no namespace.
    case unboundPrefix(String)
    /// A document type declaration.
    case documentType
    /// One of libxml2's own limits.
    case limit
    /// Anything else.
    case other
  }

  let kind: Kind

  /// How many bytes had been read; just after the fault.
  let offset: Int
}
