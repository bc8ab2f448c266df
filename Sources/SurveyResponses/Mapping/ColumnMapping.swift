public import SurveyFormats
public import SurveyModel

/// What the columns of one table stand for, decided once, from its header.
///
/// Made by ``RecordReader/mapping(ofHeader:delimiter:)``. Two columns never stand for the same thing: of several that claim it,
/// declared ones come before those that are known by their names, and the first one wins.
public struct ColumnMapping: Sendable {
  /// What a column's fields are.
  public enum Role: Sendable, Hashable {
    /// The answer to an item, by index in ``CompiledSurvey/items``.
    case answer(item: Int)
    /// 1 where a choice of a multiple response is chosen, 0 where it is not; the choice by index in the item's list.
    case indicator(item: Int, choice: Int)
    /// The place of a choice in a ranking, from 1; empty where it has none.
    case rank(item: Int, choice: Int)
    /// Something about the response as a whole.
    case metadata(ResponseMetadata)
    /// Not used.
    case ignored(Ignored)
  }

  /// Why a column is not used.
  public enum Ignored: Sendable, Hashable {
    /// Nothing has this name; with the name that was probably meant.
    case unknown(suggestion: String?)
    /// It has another name now, and a column has that.
    case renamed(to: String)
    /// A column before it stands for the same.
    case repeated(of: String)
    /// The map, or an option, says so.
    case declared
    /// It is calculated again.
    case calculated
    /// It is a page of text, which nobody answers.
    case statement
  }

  /// By which rule a column got its role.
  public enum Rule: Sendable, Hashable {
    /// It has the name.
    case name
    /// It has a name of an earlier version.
    case formerName
    /// The column map, or an option, says so.
    case declared
  }

  /// One column.
  public struct Column: Sendable {
    /// Which one, from 0.
    public let index: Int

    /// The name in the header.
    public let name: String

    /// What its fields are.
    public let role: Role

    /// Why.
    public let rule: Rule

    /// How its fields are read.
    public let reading: FieldReading
  }

  /// The columns, in the order of the table.
  public let columns: [Column]

  /// What the entries of each column are about; `nil` for a column that is not used.
  let subjects: [RawRecord.Subject?]

  /// The items that nothing answers, by index, in the order of the survey.
  public let missing: [Int]

  /// The columns that are declared and that the table does not have, in the order of their declarations.
  public let absent: [String]

  /// The header as it stands in the file, without its line end.
  public let header: DelimitedRecord

  /// Whether the table says when responses were submitted, so that silence means that one was not.
  public let tellsSubmission: Bool

  /// What separates the fields.
  public let delimiter: Delimiter

  /// What is to be said of the header.
  public var issues: [ResponseIssue] {
    let found = columns.compactMap { column -> ResponseIssue? in
      let fact: ResponseIssue.Fact
      switch column.role {
      case .ignored(.unknown(let suggestion)): fact = .unknownItem(suggestion: suggestion)
      case .ignored(.renamed(let name)): fact = .alsoUnder(name: name)
      case .ignored(.repeated(let first)): fact = first == column.name ? .repeatedColumn : .sameColumn(as: first)
      case .ignored(.statement): fact = .notAnswerable
      case .ignored(.calculated), .ignored(.declared), .answer, .indicator, .rank, .metadata: return nil
      }
      return ResponseIssue(fact, response: nil, item: column.name, place: header.place(ofField: column.index))
    }
    return found
      + absent.map { name in
        let meant = NameSuggestion.nearest(to: name, among: columns.map(\.name))
        return ResponseIssue(
          .absentColumn(suggestion: meant), response: nil, item: name, place: header.place(ofField: 0))
      }
  }
}
