/// What the columns of foreign tables stand for, as somebody declared it in a `column-map` or on the command line.
///
/// It speaks of columns that a table may have and of items that a survey may have; a table's header decides what of it
/// applies.
public struct ColumnMap: Sendable, Hashable {
  /// Where one column goes.
  public struct Column: Sendable, Hashable {
    /// The column, as the header names it.
    public let name: Name

    /// The item that it answers, or the metadata that it holds.
    public let item: Name

    /// The choice that it is about: 0 or 1 for a multiple response, the place of the choice for a ranking.
    public let choice: Name?

    /// How its fields are written, where that differs from the other columns.
    public let notation: FieldNotation

    /// Makes a column.
    public init(name: Name, item: Name, choice: Name? = nil, notation: FieldNotation = FieldNotation()) {
      self.name = name
      self.item = item
      self.choice = choice
      self.notation = notation
    }
  }

  /// The columns, in the order in which they were declared.
  public var columns: [Column]

  /// The columns that nobody wants, as the header names them.
  public var ignored: [Name]

  /// How the fields of all columns are written.
  public var notation: FieldNotation

  /// Makes a map; an empty one leaves every column to its own name.
  public init(columns: [Column] = [], ignored: [Name] = [], notation: FieldNotation = FieldNotation()) {
    self.columns = columns
    self.ignored = ignored
    self.notation = notation
  }

  /// Whether it says nothing.
  public var isEmpty: Bool { columns.isEmpty && ignored.isEmpty && notation == FieldNotation() }

  /// This map, with what another one says where this one says nothing.
  public func over(_ other: ColumnMap) -> ColumnMap {
    ColumnMap(
      columns: columns + other.columns, ignored: ignored + other.ignored, notation: notation.over(other.notation))
  }

  /// The column of a name; of the first declaration where there are several.
  public func column(named name: String) -> Column? { columns.first { $0.name.text == name } }
}

/// A column map as a file declares it, with the survey that it is for.
public struct DeclaredColumnMap: Sendable, Hashable {
  /// Where the survey is: a path relative to the map's own file.
  public let survey: Name

  /// The map.
  public let map: ColumnMap

  /// Makes a declared map.
  public init(survey: Name, map: ColumnMap) {
    self.survey = survey
    self.map = map
  }
}

/// How the fields of a table are written, where that is not how Sonde writes them.
public struct FieldNotation: Sendable, Hashable {
  /// A text that stands for a choice or a state.
  public struct Value: Sendable, Hashable {
    /// What a text stands for.
    public enum Meaning: Sendable, Hashable {
      /// The choice, or the point of a scale, that has this code.
      case code(Name)
      /// A non-answer.
      case state(AnswerState)
    }

    /// The text, as the table has it.
    public let text: Name

    /// What it stands for.
    public let meaning: Meaning

    /// Makes a value.
    public init(text: Name, meaning: Meaning) {
      self.text = text
      self.meaning = meaning
    }
  }

  /// The order in which a date names its parts.
  public enum DateOrder: String, Sendable, Hashable, CaseIterable {
    /// 2026-03-01, also with points or strokes.
    case yearMonthDay = "ymd"
    /// 1/3/2026, 01.03.2026 or 1-3-2026.
    case dayMonthYear = "dmy"
    /// 3/1/2026.
    case monthDayYear = "mdy"
  }

  /// The sign between a whole number and its decimals.
  public enum DecimalSign: String, Sendable, Hashable, CaseIterable {
    /// 3.5
    case point
    /// 3,5
    case comma
  }

  /// Texts with a meaning of their own.
  public var values: [Value]

  /// What separates the codes of several choices; `nil` for `|`, or `;` where there is no `|`.
  public var separator: String?

  /// The decimal sign; `nil` for a point.
  public var decimalSign: DecimalSign?

  /// The order of dates; `nil` for `YYYY-MM-DD` and nothing else.
  public var dateOrder: DateOrder?

  /// Makes a notation; what is not given is as Sonde writes it.
  public init(
    values: [Value] = [], separator: String? = nil, decimalSign: DecimalSign? = nil, dateOrder: DateOrder? = nil
  ) {
    self.values = values
    self.separator = separator
    self.decimalSign = decimalSign
    self.dateOrder = dateOrder
  }

  /// This notation, with another one's where this says nothing; this one's values come first.
  public func over(_ other: FieldNotation) -> FieldNotation {
    FieldNotation(
      values: values + other.values, separator: separator ?? other.separator,
      decimalSign: decimalSign ?? other.decimalSign, dateOrder: dateOrder ?? other.dateOrder)
  }
}
