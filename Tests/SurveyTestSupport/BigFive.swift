import Foundation

/// The answers of 2,800 volunteers to 25 items about themselves, with gaps: `bfi` of the R package psychTools, which many
/// programs are tried on. `Tests/BigFive` says where it comes from and under which licence it may be passed on.
public enum BigFive {
  /// The items, in the order in which they were asked.
  public static let items = "ACENO".flatMap { scale in (1...5).map { "\(scale)\($0)" } }

  /// Those that are keyed against their scales.
  public static let reversed: Set<String> = ["A1", "C4", "C5", "E1", "E2", "O2", "O5"]

  /// What every volunteer answered, on 1 to 6; `nil` where nothing.
  public static func rows() throws -> [[Int?]] {
    let file = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .appendingPathComponent("BigFive/answers.txt")
    return try String(contentsOf: file, encoding: .utf8).split(separator: "\n").map { $0.map(\.wholeNumberValue) }
  }

  /// The answers to the five items of a scale, such as A, as they are keyed: x or 7 − x.
  public static func rows(ofScale scale: Character) throws -> [[Int?]] {
    let places = items.indices.filter { items[$0].first == scale }
    return try rows().map { row in
      places.map { place in row[place].map { reversed.contains(items[place]) ? 7 - $0 : $0 } }
    }
  }
}
