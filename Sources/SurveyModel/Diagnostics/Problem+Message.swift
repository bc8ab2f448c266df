extension Problem {
  /// What is wrong in one sentence that stands alone, without a full stop.
  public var message: String {
    switch self {
    case .emptyFile: "the file is empty; a definition begins with <survey xmlns=\"urn:sonde:survey:1\" …>"
    case .fileTooLarge(let bytes, let limit): "the file has \(bytes) bytes; at most \(limit) are read"
    case .notUTF8(let byte):
      "byte 0x\(hexadecimal(UInt32(byte), digits: 2)) is not UTF-8; save the file as UTF-8"
    case .otherEncoding(let name): "the file is encoded as \(name); save it as UTF-8"
    case .notWellFormed(let detail): "not well-formed: \(detail)"
    case .documentType: "a DOCTYPE is not read, because entities can reach other files; remove it"
    case .tooDeep(let limit): "elements are nested more than \(limit) deep"
    case .tooManyAttributes(let limit): "a tag has more than \(limit) attributes"
    case .tagTooLong(let limit): "a tag is longer than \(limit) bytes"
    case .wrongNamespace(let element, let found, let expected):
      if let found {
        "<\(element)> is in the namespace '\(found)'; write xmlns=\"\(expected)\""
      } else {
        "<\(element)> is in no namespace; add xmlns=\"\(expected)\""
      }
    case .newerFormat(let found, let known):
      "the file is written for format \(found); this program knows up to \(known)"
    case .unknownElement(let name, let parent, let allowed): unknownElement(name, parent: parent, allowed: allowed)
    case .misplacedElement(let name, let parent, let belongsIn):
      "<\(name)> belongs in \(list(belongsIn.map { "<\($0)>" })), not in <\(parent)>"
    case .missingPart(let element, let part): "<\(element)> has no <\(part)>"
    case .emptyText(let element): "<\(element)> is empty"
    case .attributeAndPart(let element, let attribute, let part):
      "<\(element)> takes the attribute '\(attribute)' or <\(part)>, not both"
    case .attributesExclude(let element, let first, let second):
      "<\(element)> takes the attribute '\(first)' or '\(second)', not both"
    case .repeatedPart(let element, let part): "<\(element)> takes one <\(part)>; this is another"
    case .attributeAndText(let element, let attribute):
      "<\(element)> takes the attribute '\(attribute)' or a text, not both"
    case .unexpectedText(let element, let wrapper):
      "text cannot stand directly in <\(element)>" + (wrapper.map { "; put it in <\($0)>" } ?? "")
    case .unknownAttribute(let name, let element, let allowed):
      "'\(name)' is not an attribute of <\(element)>"
        + (allowed.isEmpty ? "; it takes none" : "; its attributes: \(allowed.joined(separator: ", "))")
        + (element == "choice" ? "; <choices attributes=\"\(name)\"> would declare it" : "")
    case .missingAttribute(let name, let element, let expected):
      "<\(element)> needs the attribute '\(name)': \(expected)"
    case .badValue(let attribute, let value, let expected): "\(attribute)=\"\(value)\": write \(expected)"
    case .badName(let name, let hint): "'\(name)' is not a name: \(hint)"
    case .reservedName(let name): "'\(name)' is a word of the expression language and cannot be an id"
    case .controlCharacter(let scalar):
      "U+\(hexadecimal(scalar, digits: 4)) is a control character or a change of writing direction; remove it"
    default: semanticMessage
    }
  }

  /// The messages of problems with meaning, where those above are problems with form.
  private var semanticMessage: String {
    switch self {
    case .duplicateID(let id): "the id '\(id)' is used again"
    case .repeatedReference(let name, let whole): "'\(name)' is in '\(whole)' twice"
    case .badRename(let detail): detail
    case .repeatedBands(let score): "'\(score)' is given bands twice"
    case .nameCase(let name, let other):
      "'\(name)' and '\(other)' differ only in case; spreadsheets and SPSS take them for one column"
    case .loopReference(let name, let loop, let all, let one):
      "'\(name)' is asked in each pass of '\(loop)'; write \(one.map { "\($0) for one of them, or " } ?? "")\(all) "
        + "inside count(), sum(), mean(), min() or max() for all"
    case .differentOutputs(let language, let missing, let added):
      "the version in '\(language)' "
        + [
          missing.isEmpty ? nil : "lacks \(missing.map { "<output value=\"\($0)\"/>" }.joined(separator: ", "))",
          added.isEmpty ? nil : "has \(added.map { "<output value=\"\($0)\"/>" }.joined(separator: ", ")) more",
        ].compactMap(\.self).joined(separator: " and ")
    case .unknownReference(let name, let kind, let hint):
      "no \(kind) is named '\(name)'" + (hint.map { "; \($0)" } ?? "")
    case .unknownMember(_, let score, let members) where members.isEmpty: "'\(score)' has no number of its own"
    case .unknownMember("", let score, let members):
      "'\(score)' has no number of its own; its parts have: \(members.joined(separator: ", "))"
    case .unknownMember(let member, let score, let members):
      "the score '\(score)' has no part '\(member)'; its parts: \(members.joined(separator: ", "))"
    case .unknownChoice(let code, let item, let codes):
      "\(item) has no choice '\(code)'; its codes: \(shortened(codes))"
    case .unknownState(let name, let states): "'\(name)' is not a state; the states: \(states.joined(separator: ", "))"
    case .unknownList(let name, let isScale, let known):
      "no \(isScale ? "scale" : "choice list") is named '\(name)'"
        + (known.isEmpty ? "" : "; there is \(list(known.prefix(12).map { "'\($0)'" }))")
    case .listIsNoScale(let name): "'\(name)' is a choice list, not a scale: its values need not be numbers"
    case .unusedList(let name): "no question uses '\(name)'"
    case .unusedMap(let name): "no item uses the map '\(name)'"
    case .duplicateChoice(let code): "the code '\(code)' is given to two choices"
    case .duplicateLabel(let label, let language): "two choices read '\(label)' in \(language)"
    case .loneChoice(let list): "'\(list)' offers only one choice"
    case .idleExclusive(let code):
      "exclusive=\"yes\" has no effect on '\(code)': in <single> every choice excludes the others"
    case .idleFixed(let name): "fixed=\"yes\" has no effect on '\(name)': nothing around it is in random order"
    case .attributeClash(let name):
      "'\(name)' is the id of something else as well: a filter could not tell the two apart"
    case .filterWithoutAttribute(let list, let attributes):
      "this filter is the same for every choice of '\(list)', as 'relevant' is; "
        + (attributes.isEmpty
          ? "<choices attributes=\"…\"> would tell choices apart"
          : "what tells choices apart: \(shortened(attributes + ["value"]))")
    case .filterOfScale: "'filter' has no effect: the points of a scale are always offered"
    case .neverOffered(let code, let question, let attribute):
      attribute.map { "the choice '\(code)' has no '\($0)', so that '\(question)' never offers it" }
        ?? "'\(question)' never offers the choice '\(code)', whatever the answers"
    case .nothingEverOffered(let question, let list):
      "no choice of '\(list)' ever fits the filter of '\(question)', so that it is never asked"
    case .nothingOffered(let question, let parent, let codes):
      "'\(question)' has nothing to offer where '\(parent)' is \(shortened(codes)): it is then left out"
    case .expressionSyntax(let detail): detail
    case .unknownFunction(let name): "'\(name)' is not a function"
    case .wrongArity(let function, let expected, let found): "\(function) takes \(expected), and is given \(found)"
    case .typeMismatch(let detail): detail
    case .badPattern(let detail): "the pattern cannot be used: \(detail)"
    case .constantCondition(let always): "this condition is \(always ? "always" : "never") true, whatever the answers"
    case .outOfReach(let condition, let subject, let reach, let always):
      "\(quoted(condition)) \(always ? "holds for every answer" : "never holds"): \(quoted(subject)) \(reach)"
    case .idleLimit(let detail), .idleSetting(let detail), .badMargin(let detail): detail
    case .forwardReference(let from, let to):
      "\(from.hasPrefix("#") ? "this" : "'\(from)'") depends on '\(to)', which is asked later: at that point it is always empty"
    case .selfReference(let id): "'\(id)' depends on its own answer"
    case .dependencyCycle(let members): "these depend on each other: \(cycle(members))"
    case .uncertainOrder(let from, let to, let whole):
      "'\(from)' depends on '\(to)', and '\(whole)' shows the two in random order: '\(to)' may come later"
    case .emptyRange(let detail), .sumImpossible(let detail), .badDefault(let detail): detail
    case .notExclusive(let code):
      "'\(code)' can be chosen together with others; write exclusive=\"yes\" if it means none of them"
    case .forgottenLabels(let scale, let points, let bare):
      "scale '\(scale)' has \(points) points, and \(bare.shortList) \(bare.count == 1 ? "has" : "have") no label; label all "
        + "of them, or the ends alone"
    case .unknownToVersion(let name, let responses):
      "\(responses.map { "\($0) \($0 == 1 ? "response answers" : "responses answer")" } ?? "a table of responses has a column") "
        + "'\(name)', which this version has not; if it was renamed, write was=\"\(name)\" where it stands now"
    case .answerOfEarlierVersion(let text, let item, let responses):
      "\(responses) \(responses == 1 ? "response answers" : "responses answer") '\(item)' with '\(text)', which is not an "
        + "answer to it in this version"
    case .duplicatePrompt(let id, let other): "'\(id)' asks the same as '\(other)', word for word"
    case .longText(let id, let count, let limit):
      "the prompt of '\(id)' has \(count) characters; beyond about \(limit) readers skim"
    case .emptySection(let id, let isLoop): "\(isLoop ? "loop" : "section") '\(id)' holds no question"
    case .loopTooLarge(let found, let limit): "the loop makes \(found); at most \(limit) are laid out"
    case .missingTranslation(let language, let missing, let total):
      "\(missing) of \(total) texts \(missing == 1 ? "has" : "have") no version in '\(language)'"
    case .undeclaredLanguage(let language, let declared):
      "'\(language)' is not among the survey's languages"
        + (declared.isEmpty
          ? "" : "; to add it, write languages=\"\((declared + [language]).joined(separator: " "))\"")
    case .repeatedLanguage(let language, let element): "<\(element)> is given twice in '\(language)'"
    case .bandGap(let from, let to): "scores from \(from) to \(to) are in no band"
    case .bandOverlap(let from, let to): "scores from \(from) to \(to) are in two bands"
    case .bandOutOfReach(let id): "no score can reach band '\(id)'"
    case .groupOverlap(let first, let second): "groups '\(first)' and '\(second)' overlap"
    case .groupGap(let item, let values): ungrouped(values, of: item)
    case .mapGap(let item, let map, let codes):
      "the map '\(map)' has no number for \(shortened(codes)), so \(codes.count == 1 ? "this answer" : "these answers") "
        + "of '\(item)' \(codes.count == 1 ? "does" : "do") not count"
    case .idleAttribute(let name, let reason): "'\(name)' has no effect: \(reason)"
    case .quadrantOverlap(let first, let second): "'\(first)' and '\(second)' are the same quadrant"
    case .quadrantGap(let id, let sides):
      "'\(id)' has no quadrant for \(list(sides)), so respondents there are in none"
    case .shortChain: "a chain of one link joins nothing; add the <link> that follows it, or leave the chain out"
    case .verdictOverlap(let first, let second): "'\(first)' and '\(second)' can both hold"
    case .verdictGap(let sides): "there is no verdict for \(list(sides)); <otherwise> would be it"
    case .unknownPoints(let code, let question, let codes):
      "'\(question)' has no choice '\(code)'; points=\"…\" names one of \(shortened(codes))"
    case .gatedCondition(let score):
      "the gate hangs on '\(score)', which a gate can close; let it read scores in front of all gates"
    case .repeatedEntry(let code, let map): "the map '\(map)' gives '\(code)' a second number"
    case .notScorable(let name, let reason): "'\(name)' cannot be scored: \(reason)"
    case .notCategorical(let name, let reason): "responses cannot be told apart by '\(name)': \(reason)"
    case .negativeWeight(let weight): "the weight \(weight) is negative"
    case .zeroWeights(let id): "all weights in '\(id)' are 0, so it never has a score"
    case .codeCollision(let code, let state, let item):
      "the code '\(code)' for \(state) is also a valid answer of '\(item)'"
    case .sharedCode(let code, let first, let second): "the code '\(code)' stands for both \(first) and \(second)"
    case .importMissing(let href, let place, let reason):
      "'\(href)' cannot be imported; looked at \(place): \(reason)"
    case .importCycle(let files): "libraries import each other: \(files.joined(separator: " -> "))"
    case .libraryTranslation(let library, let language, let missing, let total):
      "\(missing) of \(total) texts used from library '\(library)' \(missing == 1 ? "has" : "have") no version in "
        + "'\(language)'"
    case .badAllowance(let detail): detail
    case .unusedAllowance(let code): "no '\(code)' is reported about this element: there is nothing to allow"
    default: ""
    }
  }

  private func unknownElement(_ name: String, parent: String?, allowed: [String]) -> String {
    guard parent != nil else {
      return "<\(name)> is not a document this program reads; it reads \(list(allowed.map { "<\($0)>" }))"
    }
    return "<\(name)> is not known; here may stand: \(shortened(allowed))"
  }

  private func ungrouped(_ values: [String], of item: String) -> String {
    values.count == 1
      ? "the answer \(values[0]) of '\(item)' is in no group; sign=\"0\" would count it in the whole"
      : "the answers \(shortened(values)) of '\(item)' are in no group; sign=\"0\" would count them in the whole"
  }

  /// An expression between quotation marks; without, where it has some of its own.
  private func quoted(_ expression: String) -> String { expression.contains("'") ? expression : "'\(expression)'" }

  private func cycle(_ members: [String]) -> String {
    (members + members.prefix(1)).map { "'\($0)'" }.joined(separator: " needs ")
  }

  private func shortened(_ names: [String]) -> String {
    let shown = names.prefix(12).joined(separator: ", ")
    return names.count > 12 ? shown + " and \(names.count - 12) more" : shown
  }

  private func list(_ names: [String]) -> String {
    names.count < 2
      ? names.joined() : names.dropLast().joined(separator: ", ") + " or " + names[names.count - 1]
  }

  private func hexadecimal(_ value: UInt32, digits: Int) -> String {
    let text = String(value, radix: 16, uppercase: true)
    return String(repeating: "0", count: max(0, digits - text.count)) + text
  }
}
