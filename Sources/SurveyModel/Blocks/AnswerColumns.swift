/// The answers of many responses, item after item: for each row the symbol of an ``AnswerDomain``, and beside it the
/// number, the text or the choices of what is not coded.
///
/// The columns are raw memory because every loop of the batch runs over them, and bounds checks would cost more than the
/// loops do. One worker owns them; they are never shared.
public final class AnswerColumns {
  /// How many rows there is room for.
  public let capacity: Int

  /// How many items, and so columns, there are.
  public let itemCount: Int

  /// How many rows are filled.
  public var rowCount = 0

  /// From one column to the next: a cache line more than a power of two, so that the same row of all columns is not in
  /// the same few places of the cache.
  private let stride: Int
  private let symbols: UnsafeMutablePointer<AnswerDomain.Symbol>
  private let lanes: [UnsafeMutablePointer<Double>?]
  private let setLanes: [UnsafeMutablePointer<ChoiceSet>?]

  /// The texts of the items whose texts a program reads, by item.
  public var texts: [Int: [String]]

  /// The moment that `now()` means in each row, and the day of `today()`; `nil` where a survey reads no clock.
  public var moments: [LocalDateTime]?

  /// Makes empty columns.
  ///
  /// - Parameters:
  ///   - domains: The domains of the items.
  ///   - numberItems: The items whose numbers are kept.
  ///   - setItems: The items whose choices are kept.
  ///   - textItems: The items whose texts are kept.
  ///   - keepsMoments: Whether each row has a moment of its own.
  ///   - capacity: How many rows there is to be room for.
  public init(
    domains: [AnswerDomain], numberItems: Set<Int>, setItems: Set<Int>, textItems: Set<Int>, keepsMoments: Bool,
    capacity: Int
  ) {
    self.capacity = max(1, capacity)
    itemCount = domains.count
    stride = self.capacity + 32
    symbols = .allocate(capacity: max(1, itemCount * stride))
    symbols.initialize(repeating: 0, count: max(1, itemCount * stride))
    let count = self.capacity
    func lane<Element>(_ value: Element) -> UnsafeMutablePointer<Element> {
      let lane = UnsafeMutablePointer<Element>.allocate(capacity: count)
      lane.initialize(repeating: value, count: count)
      return lane
    }
    lanes = domains.indices.map { numberItems.contains($0) ? lane(0) : nil }
    setLanes = domains.indices.map { setItems.contains($0) ? lane(ChoiceSet()) : nil }
    moments = keepsMoments ? Array(repeating: LocalDateTime(secondNumber: 0), count: count) : nil
    texts = Dictionary(uniqueKeysWithValues: textItems.map { ($0, Array(repeating: "", count: count)) })
  }

  deinit {
    symbols.deallocate()
    for lane in lanes { lane?.deallocate() }
    for lane in setLanes {
      lane?.deinitialize(count: capacity)
      lane?.deallocate()
    }
  }

  /// The symbols of an item, a row each.
  public func column(_ item: Int) -> UnsafeMutablePointer<AnswerDomain.Symbol> { symbols + item * stride }

  /// The numbers of an item, a row each; `nil` for one whose numbers are not kept.
  public func numbers(_ item: Int) -> UnsafeMutablePointer<Double>? { lanes[item] }

  /// The choices of an item, a row each; `nil` for one whose choices are not kept.
  public func sets(_ item: Int) -> UnsafeMutablePointer<ChoiceSet>? { setLanes[item] }

  /// Keeps some rows, which move up in their order.
  ///
  /// - Parameter rows: The rows, ascending.
  public func keep(_ rows: [Int]) {
    for item in 0..<itemCount {
      let column = column(item)
      for (place, row) in rows.enumerated() { column[place] = column[row] }
      if let lane = lanes[item] { for (place, row) in rows.enumerated() { lane[place] = lane[row] } }
      if let lane = setLanes[item] { for (place, row) in rows.enumerated() { lane[place] = lane[row] } }
    }
    for item in Array(texts.keys) {
      guard var lane = texts.removeValue(forKey: item) else { continue }
      for (place, row) in rows.enumerated() { lane[place] = lane[row] }
      texts[item] = lane
    }
    if var lane = moments {
      moments = nil
      for (place, row) in rows.enumerated() { lane[place] = lane[row] }
      moments = lane
    }
    rowCount = rows.count
  }
}
