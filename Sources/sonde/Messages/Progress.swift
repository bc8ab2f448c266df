import Glibc

/// How far a long reading is: one line on standard error, drawn anew a few times a second, once it has taken a second, and
/// only on a terminal.
struct Progress {
  private let isShown = isatty(STDERR_FILENO) == 1
  private let total: Int?
  private let start = Progress.now
  private var lastDrawn = 0.0
  private var width = 0
  private var bytes = 0

  /// Begins.
  ///
  /// - Parameter total: How many bytes there are, where that is known.
  init(total: Int?) { self.total = total }

  /// Takes note of bytes that were read.
  mutating func passed(_ count: Int) { bytes += count }

  /// Draws the line, where it is time to.
  ///
  /// - Parameter records: How many records were read.
  mutating func draw(records: Int) {
    guard isShown else { return }
    let now = Self.now
    guard now - start >= 1, now - lastDrawn >= 0.25 else { return }
    lastDrawn = now
    let line = Self.line(records: records, bytes: bytes, total: total, seconds: now - start)
    Console.note("\r" + line + String(repeating: " ", count: max(0, width - line.count)))
    width = line.count
  }

  /// Clears the line.
  mutating func clear() {
    guard width > 0 else { return }
    Console.note("\r" + String(repeating: " ", count: width) + "\r")
    width = 0
  }

  /// The line: records, records a second, seconds left.
  static func line(records: Int, bytes: Int, total: Int?, seconds: Double) -> String {
    let rate = Int(Double(records) / seconds)
    var line = "\(grouped(records)) records, \(grouped(rate)) a second"
    if let total, total > 0, bytes > 0 {
      let left = Double(max(0, total - bytes)) / (Double(bytes) / seconds)
      line += ", \(Int(Double(min(bytes, total)) / Double(total) * 100)) %, about \(Int(left.rounded(.up))) s left"
    }
    return line
  }

  /// A number with a space between thousands, as 1 200 of 5 000.
  private static func grouped(_ number: Int) -> String {
    var text = ""
    for (index, digit) in String(number).reversed().enumerated() {
      if index > 0, index.isMultiple(of: 3) { text.append(" ") }
      text.append(digit)
    }
    return String(text.reversed())
  }

  /// Seconds on a clock that nobody sets.
  private static var now: Double {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
  }
}
