import SurveyTestSupport
import Testing

@testable import SurveyFormats

@Suite("Numbers as text")
struct DecimalTextTests {
  static let fixed: [(Double, Int, String)] = [
    (0.5, 0, "1"), (1.5, 0, "2"), (2.5, 0, "3"), (-0.5, 0, "-1"), (-2.5, 0, "-3"), (0.49999999999999994, 0, "0"),
    (0.125, 2, "0.13"), (-0.125, 2, "-0.13"), (1.005, 2, "1.00"), (2.675, 2, "2.67"), (1.0, 2, "1.00"),
    (0, 0, "0"), (-0.0, 2, "0.00"), (-0.004, 2, "0.00"), (-0.005, 2, "-0.01"), (9.995, 2, "9.99"), (9.9951, 2, "10.00"),
    (999.5, 0, "1000"), (0.1, 20, "0.10000000000000000555"), (0.1, 99, "0.10000000000000000555"), (3.7, -1, "4"),
    (.leastNonzeroMagnitude, 20, "0.00000000000000000000"), (1e-20, 20, "0.00000000000000000001"),
    (0x1p-68, 20, "0.00000000000000000000"), (0x1.9p-68, 20, "0.00000000000000000001"),
    (1e15, 2, "1000000000000000.00"), (-1e15, 0, "-1000000000000000"), (999_999_999_999_999.9, 1, "999999999999999.9"),
    (1.5e15, 2, "1500000000000000"), (1e15 + 0.5, 2, "1000000000000000.5"), (1e300, 2, "1e+300"),
    (.nan, 2, "NaN"), (.infinity, 2, "Infinity"), (-.infinity, 0, "-Infinity"),
  ]

  @Test(arguments: fixed)
  func fixedPlaces(value: Double, places: Int, expected: String) {
    #expect(DecimalText.fixed(value, places: places) == expected)
  }

  static let shortest: [(Double, String)] = [
    (5, "5"), (-5, "-5"), (0, "0"), (-0.0, "0"), (0.1, "0.1"), (-2.50, "-2.5"), (0.1 + 0.2, "0.30000000000000004"),
    (1e-6, "0.000001"), (1e-7, "1e-7"), (1.5e-9, "1.5e-9"), (123456.789, "123456.789"), (1e15, "1000000000000000"),
    (0x1p53, "9007199254740992"), (0x1p60, "1152921504606847000"), (1e20, "100000000000000000000"),
    (1e21, "1e+21"), (-1.25e22, "-1.25e+22"), (.leastNonzeroMagnitude, "5e-324"),
    (1.7976931348623157e308, "1.7976931348623157e+308"),
    (.nan, "NaN"), (.infinity, "Infinity"), (-.infinity, "-Infinity"),
  ]

  @Test(arguments: shortest)
  func shortestDigits(value: Double, expected: String) {
    #expect(DecimalText.shortest(value) == expected)
  }

  static let fractions: [(Int128, Int128, Int, String)] = [
    (201, 200, 2, "1.01"), (1, 3, 4, "0.3333"), (2, 3, 0, "1"), (-1, 2, 0, "-1"), (1, -2, 1, "-0.5"),
    (-1, -8, 2, "0.13"), (-1, 1000, 2, "0.00"), (999, 1000, 2, "1.00"), (0, 5, 1, "0.0"), (7, 1, 0, "7"),
    (1, 0, 2, "NaN"), (.max, .max, 1, "1.0"), (.min, 1, 0, "-170141183460469231731687303715884105728"),
    (.max, .min, 20, "-1.00000000000000000000"), (.max / 3, .max, 20, "0.33333333333333333333"),
  ]

  @Test(arguments: fractions)
  func exactFractions(numerator: Int128, denominator: Int128, places: Int, expected: String) {
    #expect(DecimalText.fixed(numerator, over: denominator, places: places) == expected)
  }

  @Test func commas() {
    #expect(DecimalText.fixed(1234.5, places: 2, separator: .comma) == "1234,50")
    #expect(DecimalText.fixed(1, over: 4, places: 2, separator: .comma) == "0,25")
    #expect(DecimalText.shortest(-0.5, separator: .comma) == "-0,5")
    #expect(DecimalText.shortest(1.5e-9, separator: .comma) == "1,5e-9")
  }

  @Test func agreesWithPython() {
    var different: [String] = []
    for line in pythonNumbers.split(separator: "\n") {
      let parts = line.split(separator: " ")
      guard parts.count == 4, let bits = UInt64(parts[0], radix: 16), let places = Int(parts[1]) else {
        different.append("unreadable: \(line)")
        continue
      }
      let value = Double(bitPattern: bits)
      let ours = [DecimalText.fixed(value, places: places), DecimalText.shortest(value)]
      if ours != parts[2...].map(String.init) { different.append("\(line): \(ours)") }
    }
    #expect(different == [])
  }

  @Test func shortestReadsBack() {
    var random = SplitMix64(seed: 2)
    var different: [Double] = []
    for _ in 0..<20_000 {
      let value = Double(bitPattern: random.next())
      if value.isFinite, Double(DecimalText.shortest(value)) != value { different.append(value) }
    }
    #expect(different == [])
  }
}
