import SurveyFormats
import Testing

@Suite("Text of other encodings")
struct TextDecoderTests {
  private static func decoded(_ bytes: [UInt8], _ given: TextDecoder.Encoding? = nil, chunk: Int = .max) -> (
    text: [UInt8], guessed: TextDecoder.Encoding?
  ) {
    var decoder = TextDecoder(encoding: given)
    var text: [UInt8] = []
    var rest = bytes[...]
    while !rest.isEmpty {
      text += decoder.read(Array(rest.prefix(chunk)))
      rest = rest.dropFirst(chunk)
    }
    text += decoder.finish()
    return (text, decoder.guessed)
  }

  /// Every byte of Windows-1252 that stands for a character, as Python's codec has them; 0xA0 and above are Latin-1.
  private static let upper =
    "€ ‚ƒ„…†‡ˆ‰Š‹Œ Ž  ‘’“”•–—˜™š›œ žŸ"

  @Test func windows1252HasItsOwnCharacters() {
    for (offset, character) in Self.upper.unicodeScalars.enumerated() where character != " " {
      let (text, guessed) = Self.decoded([UInt8(ascii: "a"), UInt8(0x80 + offset)])
      #expect(text == Array("a\(character)".utf8))
      #expect(guessed == .windows1252)
    }
    for byte in UInt8(0xA0)...0xFF {
      #expect(Self.decoded([byte, 0x20]).text == Array("\(Unicode.Scalar(byte)) ".utf8))
    }
  }

  @Test(arguments: [1, 2, 3, 7, 4096])
  func whatComesOutDoesNotDependOnTheCuts(chunk: Int) {
    let text = String(repeating: "plain ascii, ", count: 50) + "é 𝄞 €\r\n"
    var little: [UInt8] = [0xFF, 0xFE]
    var big: [UInt8] = [0xFE, 0xFF]
    for unit in text.utf16 {
      little += [UInt8(unit & 0xFF), UInt8(unit >> 8)]
      big += [UInt8(unit >> 8), UInt8(unit & 0xFF)]
    }
    let utf8 = Array(text.utf8)
    #expect(Self.decoded(little, chunk: chunk) == (utf8, .utf16LittleEndian))
    #expect(Self.decoded(big, chunk: chunk) == (utf8, .utf16BigEndian))
    // Without the mark, the zeros tell.
    #expect(Self.decoded(Array(little.dropFirst(2)), chunk: chunk) == (utf8, .utf16LittleEndian))
    #expect(Self.decoded(utf8, chunk: chunk) == (utf8, nil))
    let western = Array("plain, ".utf8) + [0xE9, 0x20, 0x80]
    #expect(Self.decoded(western, chunk: chunk) == (Array("plain, é €".utf8), .windows1252))
  }

  @Test func oneSequenceOfUTF8MakesAFileUTF8() {
    let mixed = Array("é, ".utf8) + [0xE9, 0x20]
    #expect(Self.decoded(mixed) == (mixed, nil))
    // 0x8F is no character of Windows-1252.
    let old: [UInt8] = [0x63, 0x8F, 0xE9]
    #expect(Self.decoded(old) == (old, nil))
  }

  @Test func theWindowIsCutInsideACharacter() {
    // The first character beyond ASCII begins a window of 64 KiB, whose last byte is the first half of another one.
    let text = "é" + String(repeating: "x", count: (64 << 10) - 3) + "é and more"
    #expect(Self.decoded(Array(text.utf8)) == (Array(text.utf8), nil))
    let western = [0xE9] + [UInt8](repeating: 0x78, count: (64 << 10) - 2) + [0xE9, 0xE9]
    #expect(Self.decoded(western).guessed == .windows1252)
    #expect(Self.decoded(western).text.count == western.count + 3)
  }

  @Test func whatIsGivenIsNotGuessed() {
    let (text, guessed) = Self.decoded([0xE9], .windows1252)
    #expect(text == Array("é".utf8) && guessed == nil)
    #expect(Self.decoded([0xE9], .utf8).text == [0xE9])
  }

  @Test func halfACharacterIsNoUTF8() {
    // A high surrogate alone, and half a unit.
    #expect(Self.decoded([0x00, 0xD8], .utf16LittleEndian).text == [0xED, 0xA0, 0x80])
    #expect(Self.decoded([0x41, 0x00, 0x42], .utf16LittleEndian).text == [0x41, 0xFF])
  }
}
