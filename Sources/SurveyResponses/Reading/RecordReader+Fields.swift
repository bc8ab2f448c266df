import SurveyFormats
public import SurveyModel

/// Single fields, for those who read many records at once and see each different field but once.
///
/// When a response was given is not seen from a field, so limits that read the clock are left to those who know it.
extension RecordReader {
  /// What a field of a table answers.
  ///
  /// - Parameters:
  ///   - text: The field's text.
  ///   - column: A column of answers.
  /// - Returns: The answer; `nil` where there is something to say about it.
  public func answer(toField text: String, in column: ColumnMapping.Column) -> Answer? {
    guard case .answer(let item) = column.role else { return nil }
    return resolver.silentAnswer(text.isEmpty ? .empty : .field(text), to: item, column.reading)
  }

  /// What the fields of a table that are about the choices of one item answer together.
  ///
  /// - Parameters:
  ///   - fields: The fields, with their columns, in the order of the table.
  ///   - item: The item.
  /// - Returns: The answer; `nil` where there is something to say about it.
  public func answer(toParts fields: [(column: ColumnMapping.Column, text: String)], item: Int) -> Answer? {
    resolver.silentAnswer(
      toParts: fields.map { ($0.text.isEmpty ? .empty : .field($0.text), $0.column.role, $0.column.reading) },
      item: item)
  }

  /// What a member of a JSON object stands for, as a column would.
  ///
  /// - Parameters:
  ///   - name: The member's name.
  ///   - isNested: Whether it stands among the answers, and not beside metadata.
  /// - Returns: The column; `nil` for a name that has to be seen with the others of its record.
  public func column(ofMember name: String, isNested: Bool) -> ColumnMapping.Column? {
    if !isNested, let metadata = ResponseMetadata(name: name) {
      return ColumnMapping.Column(index: 0, name: name, role: .metadata(metadata), rule: .name, reading: .plain)
    }
    if let declared = resolver.roles.declared[name] {
      return ColumnMapping.Column(
        index: 0, name: name, role: declared.role, rule: .declared, reading: declared.reading)
    }
    guard let role = resolver.roles.natural(name), role.item != nil else { return nil }
    return ColumnMapping.Column(
      index: 0, name: name, role: role, rule: .name, reading: resolver.roles.reading(of: role))
  }

  /// What a JSON value answers.
  ///
  /// - Parameters:
  ///   - value: The value's text.
  ///   - column: A column of answers.
  /// - Returns: The answer; `nil` where there is something to say about it.
  public func answer(toJSON value: String, in column: ColumnMapping.Column) -> Answer? {
    guard case .answer(let item) = column.role, let raw = rawAnswer(value) else { return nil }
    return resolver.silentAnswer(raw, to: item, column.reading)
  }

  /// What the JSON values that are about the choices of one item answer together.
  ///
  /// - Parameters:
  ///   - values: The values' texts, with their columns, in the order of the record.
  ///   - item: The item.
  /// - Returns: The answer; `nil` where there is something to say about it.
  public func answer(toJSONParts values: [(column: ColumnMapping.Column, text: String)], item: Int) -> Answer? {
    let parts = values.compactMap { value in
      rawAnswer(value.text).map { ($0, value.column.role, value.column.reading) }
    }
    return parts.count == values.count ? resolver.silentAnswer(toParts: parts, item: item) : nil
  }

  /// The items that a field of a table says to have been left empty, or as they are, on purpose.
  ///
  /// - Parameter text: The field's text.
  /// - Returns: The items, by index.
  public func confirmedItems(inField text: String) -> Set<Int> {
    var record = RawRecord()
    record.set(.confirmed, to: text)
    return items(named: record.confirmed)
  }

  /// The items that a JSON list says to have been left empty, or as they are, on purpose.
  ///
  /// - Parameter value: The list's text.
  /// - Returns: The items, by index; `nil` for what is no list.
  public func confirmedItems(inJSON value: String) -> Set<Int>? {
    do throws(JSONError) {
      return try JSONParser.parse(Array(value.utf8)).array.map { items(named: $0.compactMap(\.string)) }
    } catch {
      return nil
    }
  }

  private func items(named names: [String]) -> Set<Int> {
    Set(names.compactMap { survey.itemIndex[survey.currentName(ofFormer: $0) ?? $0] })
  }

  private func rawAnswer(_ value: String) -> RawRecord.RawAnswer? {
    do throws(JSONError) {
      return try JSONParser.parse(Array(value.utf8)).rawAnswer
    } catch {
      return nil
    }
  }
}

extension RecordResolver {
  /// An answer about which there is nothing to say.
  func silentAnswer(_ raw: RawRecord.RawAnswer, to item: Int, _ reading: FieldReading) -> Answer? {
    let read = answer(raw, to: item, at: nil, reading)
    return read.fact == nil ? read.answer : nil
  }

  /// An answer that several columns give, about which there is nothing to say.
  func silentAnswer(
    toParts parts: [(RawRecord.RawAnswer, ColumnMapping.Role, FieldReading)], item: Int
  ) -> Answer? {
    var together = ChoiceParts()
    for (raw, role, reading) in parts {
      switch role {
      case .indicator(_, let choice), .rank(_, let choice):
        let code = roles.code(ofChoice: choice, item: item)
        if together.take(raw, of: code, role, survey.items[item], reading) != nil { return nil }
      case .answer, .metadata, .ignored: return nil
      }
    }
    guard let answer = together.answers(in: survey).first?.answer, answer.state != .invalid else { return nil }
    return answer
  }
}
