/// An author's word that a message about an element, or about what is inside it, is known and meant:
/// `<?sonde-allow lone-choice?>` before the element.
public struct Allowance: Sendable, Hashable {
  /// The message.
  public let code: DiagnosticCode

  /// The code where it is written.
  public let range: SourceRange

  /// The element, from its first byte to its last.
  public let scope: SourceRange

  /// What to remove where the allowance is not needed: the code, or the whole instruction where it is the only one.
  public let removal: SourceRange

  /// Makes an allowance.
  public init(_ code: DiagnosticCode, at range: SourceRange, scope: SourceRange, removal: SourceRange) {
    self.code = code
    self.range = range
    self.scope = scope
    self.removal = removal
  }

  fileprivate func covers(_ diagnostic: Diagnostic) -> Bool {
    diagnostic.code == code && diagnostic.range.source == scope.source && diagnostic.range.lower >= scope.lower
      && diagnostic.range.upper <= scope.upper
  }
}

extension Sequence<Diagnostic> {
  /// These diagnostics without those that are allowed, and with those about allowances that nothing needs.
  ///
  /// Where there is an error it is not known what else would have been found, so that no allowance is called idle.
  public func applying(_ allowances: [Allowance]) -> [Diagnostic] {
    guard !allowances.isEmpty else { return Array(self) }
    var used = Set<Int>()
    let kept = filter { diagnostic in
      let covering = allowances.indices.filter { allowances[$0].covers(diagnostic) }
      used.formUnion(covering)
      return covering.isEmpty
    }
    guard !kept.containsError else { return kept.sortedByPlace() }
    let idle = allowances.indices.filter { !used.contains($0) }.map { index in
      let allowance = allowances[index]
      return Diagnostic(
        .unusedAllowance(allowance.code.rawValue), at: allowance.range,
        fix: Fix("remove it", [Fix.Edit(allowance.removal, "")], .exact))
    }
    return (kept + idle).sortedByPlace()
  }
}

extension DiagnosticCode {
  /// Whether authors may allow what is reported, and whoever reads the messages may take it more or less seriously: all
  /// but errors, without whose cure a survey means nothing.
  public var isNegotiable: Bool { severity < .error }
}
