public import SurveyModel

/// Says for people what the columns of a table stand for: a line a column, then the items without one.
public enum MappingReport {
  /// The lines of a table's report.
  ///
  /// - Parameters:
  ///   - mapping: What the columns stand for.
  ///   - survey: The survey.
  /// - Returns: The lines, without line ends.
  public static func lines(of mapping: ColumnMapping, for survey: CompiledSurvey) -> [String] {
    let width = min(40, mapping.columns.map(\.name.count).max() ?? 0)
    var lines = mapping.columns.map { column in
      let padding = String(repeating: " ", count: max(0, width - column.name.count))
      return "  \(column.name)\(padding)  \(text(of: column, survey))"
    }
    let missing = mapping.missing.map { survey.items[$0].id }
    if !missing.isEmpty { lines.append("  no column for: \(missing.joined(separator: " "))") }
    if !mapping.absent.isEmpty {
      lines.append("  declared, not in the table: \(mapping.absent.joined(separator: " "))")
    }
    return lines
  }

  /// The counts of a table's report in one line.
  ///
  /// - Parameter mapping: What the columns stand for.
  public static func summary(of mapping: ColumnMapping) -> String {
    let ignored = mapping.columns.count { if case .ignored = $0.role { true } else { false } }
    let declared = mapping.columns.count { $0.rule == .declared && $0.role.item != nil }
    let items = mapping.missing.count
    return
      "\(mapping.columns.count - ignored) of \(mapping.columns.count) columns read, \(declared) of them as declared; "
      + "\(items) \(items == 1 ? "item" : "items") without a column; --dry-run lists them"
  }

  private static func text(of column: ColumnMapping.Column, _ survey: CompiledSurvey) -> String {
    let rule =
      switch column.rule {
      case .name: ""
      case .formerName: ", by its former name"
      case .declared: ", as declared"
      }
    func code(_ item: Int, _ choice: Int) -> String {
      survey.choiceList(of: survey.items[item])?.choices[choice].code.text ?? ""
    }
    switch column.role {
    case .answer(let item): return "item '\(survey.items[item].id)'\(rule)\(notation(of: column, survey.items[item]))"
    case .indicator(let item, let choice):
      return "item '\(survey.items[item].id)', 1 where '\(code(item, choice))' is chosen\(rule)"
    case .rank(let item, let choice): return "item '\(survey.items[item].id)', place of '\(code(item, choice))'\(rule)"
    case .metadata(let metadata): return "\(metadata.rawValue) of the response\(rule)"
    case .ignored(let reason): return "not read: \(text(of: reason))"
    }
  }

  private static func notation(of column: ColumnMapping.Column, _ item: Item) -> String {
    var notes: [String] = []
    switch item.kind {
    case .number, .point: if column.reading.decimalSign == .comma { notes.append("decimal comma") }
    case .date, .datetime: if let order = column.reading.dateOrder { notes.append("dates \(order.rawValue)") }
    case .choices, .ranking: if let separator = column.reading.separator { notes.append("split at '\(separator)'") }
    case .choice, .text, .time, .calculated, .none: break
    }
    return notes.isEmpty ? "" : " (\(notes.joined(separator: ", ")))"
  }

  private static func text(of reason: ColumnMapping.Ignored) -> String {
    switch reason {
    case .unknown(let suggestion):
      "nothing has this name" + (suggestion.map { "; did you mean '\($0)'?" } ?? "")
    case .renamed(let name): "'\(name)', as it is called now, is in the table, too"
    case .repeated(let first): "'\(first)' stands for the same"
    case .declared: "not wanted"
    case .calculated: "calculated again"
    case .statement: "nobody answers it"
    }
  }
}
