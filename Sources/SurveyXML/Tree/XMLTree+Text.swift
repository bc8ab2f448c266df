internal import SurveyModel

extension XMLTree {
  /// An attribute's value as XML reads it.
  func attributeFragment(_ attribute: Int) -> SourceFragment {
    let range = Int(attributes[attribute].valueLower)..<Int(attributes[attribute].valueUpper)
    return fragment(of: range, as: .attribute)
  }

  /// An attribute's decoded value.
  func attributeText(_ attribute: Int) -> String {
    let range = Int(attributes[attribute].valueLower)..<Int(attributes[attribute].valueUpper)
    return MarkupDecoder.needsDecoding(range, in: bytes, as: .attribute)
      ? attributeFragment(attribute).text : String(decoding: bytes[range], as: UTF8.self)
  }

  /// A text's characters as XML reads them: references resolved, comments dropped, CDATA sections unwrapped.
  func textFragment(_ node: Int) -> SourceFragment {
    fragment(of: Int(nodes[node].lower)..<Int(nodes[node].upper), as: .content)
  }

  /// A text's decoded characters.
  func text(_ node: Int) -> String {
    let range = Int(nodes[node].lower)..<Int(nodes[node].upper)
    return MarkupDecoder.needsDecoding(range, in: bytes, as: .content)
      ? textFragment(node).text : String(decoding: bytes[range], as: UTF8.self)
  }

  private func fragment(of range: Range<Int>, as kind: MarkupDecoder.Kind) -> SourceFragment {
    let place = self.range(range.lowerBound, range.upperBound)
    guard MarkupDecoder.needsDecoding(range, in: bytes, as: kind) else {
      return SourceFragment(text: String(decoding: bytes[range], as: UTF8.self), range: place)
    }
    var decoder = MarkupDecoder(bytes: bytes, range: range, kind: kind)
    decoder.run()
    return SourceFragment(
      text: String(decoding: decoder.output, as: UTF8.self), range: place, anchors: decoder.anchors)
  }

  /// Control characters and changes of writing direction that are written as references, such as `&#x202E;`.
  func hiddenControlCharacters() -> [(scalar: UInt32, range: SourceRange)] {
    var found: [(scalar: UInt32, range: SourceRange)] = []
    func search(_ range: Range<Int>, _ kind: MarkupDecoder.Kind) {
      guard MarkupDecoder.hasReference(range, in: bytes) else { return }
      var decoder = MarkupDecoder(bytes: bytes, range: range, kind: kind)
      decoder.run()
      for reference in decoder.references where ScalarRules.isUnwanted(reference.scalar) {
        found.append((reference.scalar, self.range(reference.place.lowerBound, reference.place.upperBound)))
      }
    }
    for attribute in attributes { search(Int(attribute.valueLower)..<Int(attribute.valueUpper), .attribute) }
    for node in nodes where node.name < 0 { search(Int(node.lower)..<Int(node.upper), .content) }
    return found
  }
}
