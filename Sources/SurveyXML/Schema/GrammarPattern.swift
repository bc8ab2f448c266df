/// A RELAX NG pattern, of the kinds that the vocabulary needs. Its two writers differ only in spelling.
indirect enum GrammarPattern {
  case attribute(AttributeSpec, GrammarPattern)
  /// Attributes of any other name, which a list of choices declares and a grammar cannot look up.
  case declaredAttributes(except: [String])
  case ref(String)
  case optional(GrammarPattern)
  case any(GrammarPattern)
  case some(GrammarPattern)
  case choice([GrammarPattern])
  case interleave([GrammarPattern])
  case mixed(GrammarPattern)
  case list(GrammarPattern)
  case keyword(ValueType.Keyword)
  case data(patterns: [String], except: [String])
  case text
  case empty

  /// What an element of a kind holds, attributes included.
  static func content(of spec: ElementSpec) -> [GrammarPattern] {
    var patterns: [GrammarPattern] = []
    for attribute in spec.attributes where spec.alternative?.attributes.contains(attribute.name) != true {
      let pattern = GrammarPattern.attribute(attribute, value(of: attribute.type))
      patterns.append(attribute.isRequired ? pattern : .optional(pattern))
    }
    if let alternative = spec.alternative, alternative.part == nil {
      patterns.append(self.alternative(alternative, of: spec))
    }
    if spec.takesDeclared { patterns.append(.declaredAttributes(except: spec.attributeNames)) }
    let parts = spec.parts.map { part -> GrammarPattern in
      if let alternative = spec.alternative, let instead = alternative.part, part.set.contains(instead) {
        return self.alternative(alternative, of: spec)
      }
      return self.part(part)
    }
    if spec.text.isMixed {
      patterns.append(.mixed(parts.count == 1 ? parts[0] : .interleave(parts)))
    } else if spec.text == .plain {
      patterns.append(.text)
    } else if parts.count > 1 {
      patterns.append(.interleave(parts))
    } else {
      patterns += parts
    }
    return patterns.isEmpty ? [.empty] : patterns
  }

  private static func part(_ part: ElementSpec.Part) -> GrammarPattern {
    let refs = part.kinds.map { GrammarPattern.ref($0.schemaName) }
    let one: GrammarPattern = refs.count == 1 ? refs[0] : .choice(refs)
    switch part.occurrence {
    case .optional: return .optional(one)
    case .one: return one
    case .any: return .any(one)
    case .some: return .some(one)
    }
  }

  /// Either an attribute or the elements: which RELAX NG can say, and XML Schema cannot.
  private static func alternative(_ alternative: ElementSpec.Alternative, of spec: ElementSpec) -> GrammarPattern {
    let elements = alternative.part.map { [GrammarPattern.some(.ref($0.schemaName))] } ?? []
    let attributes = alternative.attributes.compactMap(spec.attribute)
    return .choice(attributes.map { .attribute($0, value(of: $0.type)) } + elements)
  }

  private static func value(of type: ValueType) -> GrammarPattern {
    if let (words, isList) = type.keywords {
      let choice = GrammarPattern.choice(words.map { .keyword($0) })
      return isList ? .list(.any(choice)) : choice
    }
    return type.lexicalPatterns.isEmpty ? .text : .ref(typeName(type))
  }

  /// The name under which a type of value is defined.
  static func typeName(_ type: ValueType) -> String { "type." + type.schemaName }

  /// The definition of a type of value.
  static func definition(of type: ValueType) -> GrammarPattern {
    if case .id = type {
      return .data(patterns: type.lexicalPatterns, except: Vocabulary.reservedWords.sorted())
    }
    return .data(patterns: type.lexicalPatterns, except: [])
  }
}
