/// The ranks of the values from 1, equal values sharing the middle of their ranks.
func midRanks(_ values: [Double]) -> [Double] {
  let order = values.indices.sorted { (values[$0], $0) < (values[$1], $1) }
  var ranks = Array(repeating: 0.0, count: values.count)
  var start = 0
  while start < order.count {
    var end = start + 1
    while end < order.count, values[order[end]] == values[order[start]] {
      end += 1
    }
    // Ranks start+1 … end, whose middle is half of their ends' sum.
    let rank = Double(start + 1 + end) / 2
    for position in start..<end {
      ranks[order[position]] = rank
    }
    start = end
  }
  return ranks
}

/// The middle value, or the mean of the two middle values; `nil` when there are none.
func median(_ values: [Double]) -> Double? {
  guard !values.isEmpty else { return nil }
  let sorted = values.sorted()
  let middle = sorted.count / 2
  return sorted.count.isMultiple(of: 2) ? (sorted[middle - 1] + sorted[middle]) / 2 : sorted[middle]
}

/// Throws `notFinite` with the first index that holds an infinity or no number.
func checkFinite(_ values: [Double]) throws(StatisticsError) {
  if let index = values.firstIndex(where: { !$0.isFinite }) { throw .notFinite(index: index) }
}
