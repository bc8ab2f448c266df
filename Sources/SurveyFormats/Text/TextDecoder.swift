/// Brings text of any of a few encodings, which arrives in pieces, to UTF-8.
///
/// Without being told, it takes UTF-16 by its byte-order mark or by the zeros between ASCII characters. Other text is
/// passed on as it is up to the first byte beyond ASCII; there, up to 64 KiB are looked at: text in which any sequence of
/// several bytes is UTF-8 is UTF-8, and what is not then is left for the readers to report; text in which none is, and
/// every byte is a character of Windows-1252, is that. What comes out does not depend on where the chunks are cut.
public struct TextDecoder: Sendable {
  /// An encoding that can be read.
  public enum Encoding: String, Sendable, Hashable, CaseIterable {
    case utf8 = "utf-8"
    case utf16LittleEndian = "utf-16le"
    case utf16BigEndian = "utf-16be"
    /// What Windows programs write in Western Europe; Latin-1 is a part of it.
    case windows1252 = "windows-1252"

    /// The name that messages print.
    public var name: String {
      switch self {
      case .utf8: "UTF-8"
      case .utf16LittleEndian: "UTF-16 (little-endian)"
      case .utf16BigEndian: "UTF-16 (big-endian)"
      case .windows1252: "Windows-1252"
      }
    }
  }

  private enum Stage: Sendable {
    /// The first four bytes are not there yet.
    case head
    /// All was ASCII so far.
    case ascii
    /// The first byte beyond ASCII came; the window is not full yet.
    case undecided
    case decided(Encoding)
  }

  private static let window = 64 << 10

  private let isGiven: Bool
  private var stage: Stage
  private var held: [UInt8] = []
  private var wide = WideText()

  /// The encoding, once it is known and where it is not UTF-8, or what was given.
  public var encoding: Encoding? {
    if case .decided(let encoding) = stage { encoding } else { nil }
  }

  /// An encoding other than UTF-8 that was found out; `nil` where it was given.
  public var guessed: Encoding? { isGiven || encoding == .utf8 ? nil : encoding }

  /// Makes a decoder.
  ///
  /// - Parameter encoding: The encoding; `nil` finds out.
  public init(encoding: Encoding? = nil) {
    isGiven = encoding != nil
    stage = encoding.map { .decided($0) } ?? .head
  }

  /// Takes the next bytes of the file.
  ///
  /// - Parameter chunk: The bytes; a character may be cut anywhere.
  /// - Returns: What they complete, in UTF-8.
  public mutating func read(_ chunk: [UInt8]) -> [UInt8] {
    switch stage {
    case .decided(.utf8): return chunk
    case .decided(let encoding): return decoded(chunk, encoding)
    case .head, .ascii, .undecided:
      held += chunk
      return advance(isWhole: false)
    }
  }

  /// Says that the file has ended.
  ///
  /// - Returns: What is left, in UTF-8.
  public mutating func finish() -> [UInt8] {
    switch stage {
    case .head, .ascii, .undecided: return advance(isWhole: true) + wide.finish()
    case .decided: return wide.finish()
    }
  }

  // MARK: - Deciding

  private mutating func advance(isWhole: Bool) -> [UInt8] {
    if case .head = stage {
      guard isWhole || held.count >= 4 else { return [] }
      switch TextEncoding.wide(held) {
      case .utf16LittleEndian: return decide(.utf16LittleEndian)
      case .utf16BigEndian: return decide(.utf16BigEndian)
      // Neither is anything that the readers take, and they say so.
      case .utf32: return decide(.utf8)
      case .latin1, nil: break
      }
      if held.starts(with: ByteOrderMark.utf8) { return decide(.utf8) }
      stage = .ascii
    }
    var passed: [UInt8] = []
    if case .ascii = stage {
      guard let first = held.firstIndex(where: { $0 >= 0x80 }) else {
        swap(&passed, &held)
        return passed
      }
      passed = Array(held[..<first])
      held.removeFirst(first)
      stage = .undecided
    }
    guard isWhole || held.count >= Self.window else { return passed }
    let window = held.prefix(Self.window)
    return passed
      + decide(Self.isWindows1252(window, isWhole: isWhole && held.count <= Self.window) ? .windows1252 : .utf8)
  }

  private mutating func decide(_ encoding: Encoding) -> [UInt8] {
    stage = .decided(encoding)
    var bytes: [UInt8] = []
    swap(&bytes, &held)
    return encoding == .utf8 ? bytes : decoded(bytes, encoding)
  }

  /// Whether no byte beyond ASCII is part of UTF-8, and each is a character of Windows-1252.
  private static func isWindows1252(_ window: ArraySlice<UInt8>, isWhole: Bool) -> Bool {
    let bytes = Array(window)
    var at = 0
    while at < bytes.count {
      guard bytes[at] >= 0x80 else {
        at += 1
        continue
      }
      if UTF8Check.sequenceLength(at: at, in: bytes, upTo: bytes.count) != nil { return false }
      // A sequence that the window cuts says nothing.
      if !isWhole, at + 3 >= bytes.count { return at > 0 }
      guard !Windows1252.isUndefined(bytes[at]) else { return false }
      at += 1
    }
    return true
  }

  // MARK: - Converting

  private mutating func decoded(_ chunk: [UInt8], _ encoding: Encoding) -> [UInt8] {
    switch encoding {
    case .utf8: chunk
    case .windows1252: Windows1252.utf8(chunk)
    case .utf16LittleEndian: wide.read(chunk, isLittleEndian: true)
    case .utf16BigEndian: wide.read(chunk, isLittleEndian: false)
    }
  }
}

/// The single-byte encoding of Windows in Western Europe (WHATWG Encoding, index windows-1252).
private enum Windows1252 {
  /// The characters from 0x80 to 0x9F; the others have their own numbers.
  private static let upper: [UInt16] = [
    0x20AC, 0x81, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0x8D, 0x017D,
    0x8F, 0x90, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0x9D,
    0x017E, 0x0178,
  ]

  static func isUndefined(_ byte: UInt8) -> Bool { [0x81, 0x8D, 0x8F, 0x90, 0x9D].contains(byte) }

  static func utf8(_ bytes: [UInt8]) -> [UInt8] {
    var text: [UInt8] = []
    text.reserveCapacity(bytes.count + bytes.count / 8)
    for byte in bytes {
      switch byte {
      case ..<0x80: text.append(byte)
      case 0x80...0x9F: text.appendScalar(UInt32(upper[Int(byte) - 0x80]))
      default: text.appendScalar(UInt32(byte))
      }
    }
    return text
  }
}

/// UTF-16 on its way to UTF-8. A surrogate without its other half becomes bytes that are no UTF-8, so that readers reject
/// the record and not the file.
private struct WideText {
  private var byte: UInt8?
  private var high: UInt32?
  private var isAtStart = true

  mutating func read(_ chunk: [UInt8], isLittleEndian: Bool) -> [UInt8] {
    var text: [UInt8] = []
    text.reserveCapacity(chunk.count / 2 + 16)
    for next in chunk {
      guard let first = byte else {
        byte = next
        continue
      }
      byte = nil
      take(isLittleEndian ? UInt32(next) << 8 | UInt32(first) : UInt32(first) << 8 | UInt32(next), &text)
    }
    return text
  }

  mutating func finish() -> [UInt8] {
    var text: [UInt8] = []
    if let high { text.appendScalar(high) }
    // Half a character.
    if byte != nil { text.append(0xFF) }
    (byte, high) = (nil, nil)
    return text
  }

  private mutating func take(_ unit: UInt32, _ text: inout [UInt8]) {
    defer { isAtStart = false }
    if isAtStart, unit == 0xFEFF { return }
    if let first = high {
      high = nil
      if 0xDC00...0xDFFF ~= unit {
        return text.appendScalar(0x10000 + (first - 0xD800) << 10 + (unit - 0xDC00))
      }
      text.appendScalar(first)
    }
    if 0xD800...0xDBFF ~= unit { high = unit } else { text.appendScalar(unit) }
  }
}

extension [UInt8] {
  /// Appends the UTF-8 form of a number; that of a surrogate is none.
  fileprivate mutating func appendScalar(_ scalar: UInt32) {
    switch scalar {
    case ..<0x80: append(UInt8(scalar))
    case ..<0x800:
      append(UInt8(0xC0 | scalar >> 6))
      append(UInt8(0x80 | scalar & 0x3F))
    case ..<0x10000:
      append(UInt8(0xE0 | scalar >> 12))
      append(UInt8(0x80 | scalar >> 6 & 0x3F))
      append(UInt8(0x80 | scalar & 0x3F))
    default:
      append(UInt8(0xF0 | scalar >> 18))
      append(UInt8(0x80 | scalar >> 12 & 0x3F))
      append(UInt8(0x80 | scalar >> 6 & 0x3F))
      append(UInt8(0x80 | scalar & 0x3F))
    }
  }
}
