import SurveyModel

extension LineKernel {
  /// Reads a line that is made as the one that the template was taken from.
  ///
  /// - Returns: Where the line ends; `nil` where it is made otherwise, or holds anything to talk about.
  func readByTemplate(
    _ template: LineTemplate, _ start: UnsafePointer<UInt8>, _ end: UnsafePointer<UInt8>, base: UnsafePointer<UInt8>,
    row: Int
  ) -> UnsafePointer<UInt8>? {
    begin(row)
    let (steps, values, count) = (template.steps, template.values, template.count)
    var at = start
    var place = 0
    while true {
      let step = steps + place
      let equal = template.equal(at, from: step.pointee.start, to: step.pointee.limit)
      // Where the image would begin, if all values of the line were one byte.
      let image = at - step.pointee.start
      place = Self.readValues(values, from: place, to: count, of: image, equal: equal, row: row)
      guard place < count else {
        guard equal == template.length else { return nil }
        at = image + equal
        break
      }
      guard equal >= values[place].place else { return nil }
      guard let next = readLong(steps + place, values + place, image + values[place].place, end, base: base, row: row)
      else { return nil }
      at = next
      place &+= 1
    }
    guard at < end, at[0] == FieldScan.lineFeed, isComplete(row, hasAnswers: template.hasAnswers) else { return nil }
    for index in 0..<template.partCount {
      let part = template.parts[index]
      guard let symbol = part.group._withUnsafeGuaranteedRef({ $0.symbol(row, seen: part.seen) }) else { continue }
      guard symbol < ColumnReader.alone else { return nil }
      part.target[row] = symbol
    }
    for (item, symbol) in template.absent { leaveOut(item, symbol, row) }
    return at
  }

  /// Takes values of one byte, as far as a line is as the template's image.
  ///
  /// - Returns: The first value that is longer, or that says more than a symbol does.
  @inline(__always)
  private static func readValues(
    _ values: UnsafeMutablePointer<LineTemplate.Value>, from first: Int, to count: Int, of image: UnsafePointer<UInt8>,
    equal: Int, row: Int
  ) -> Int {
    var place = first
    // Of a value that is one byte, the byte behind it is as in the image.
    while place &+ 4 <= count, values[place &+ 3].place &+ 1 < equal {
      let value = values + place
      let first = value[0].single[Int(image[value[0].place])]
      let second = value[1].single[Int(image[value[1].place])]
      let third = value[2].single[Int(image[value[2].place])]
      let fourth = value[3].single[Int(image[value[3].place])]
      guard max(max(first, second), max(third, fourth)) < ColumnReader.alone else { break }
      value[0].target[row] = first
      value[1].target[row] = second
      value[2].target[row] = third
      value[3].target[row] = fourth
      place &+= 4
    }
    while place < count, values[place].place &+ 1 < equal {
      let symbol = values[place].single[Int(image[values[place].place])]
      guard symbol < ColumnReader.alone else { break }
      values[place].target[row] = symbol
      place &+= 1
    }
    return place
  }

  /// Reads a value that is longer than one byte, or says more than a symbol does.
  ///
  /// - Returns: Where it ends; `nil` where the line has to be read otherwise.
  @inline(__always)
  private func readLong(
    _ step: UnsafePointer<LineTemplate.Step>, _ value: UnsafePointer<LineTemplate.Value>, _ at: UnsafePointer<UInt8>,
    _ end: UnsafePointer<UInt8>, base: UnsafePointer<UInt8>, row: Int
  ) -> UnsafePointer<UInt8>? {
    if step.pointee.null < ColumnReader.alone, LineTemplate.isNull(at) {
      value.pointee.target[row] = step.pointee.null
      step.pointee.lengths?[row] = 0
      return at + 4
    }
    if let memo = step.pointee.memo,
      let length = JSONValueScan.shortText(at) ?? JSONValueScan.shortList(at, end),
      let number = memo.pointee.number(of: at, length)
    {
      let symbol = UInt16(truncatingIfNeeded: number)
      value.pointee.target[row] = symbol
      return symbol < ColumnReader.alone ? at + length : nil
    }
    var state = State(at: at, end: end, base: base, row: row, line: line)
    guard readValue(members[step.pointee.member], &state) else { return nil }
    // Nothing in the image is a line feed, but a list may hold one, and then the line ended before.
    guard FieldScan.find(FieldScan.lineFeed, or: FieldScan.lineFeed, from: at, to: state.at) == state.at else {
      return nil
    }
    return state.at
  }
}
