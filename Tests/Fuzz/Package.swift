// swift-tools-version: 6.1
import PackageDescription

/// Fuzzers of everything that reads what others wrote. A package of its own, because it is built with libFuzzer and
/// nothing else is: see README.md.
let settings: [SwiftSetting] = [.swiftLanguageMode(.v6), .unsafeFlags(["-parse-as-library"])]

func product(_ name: String) -> Target.Dependency { .product(name: name, package: "sonde") }

func fuzzer(_ name: String, _ products: String...) -> Target {
  .executableTarget(
    name: name, dependencies: ["FuzzSupport"] + products.map(product), swiftSettings: settings)
}

let package = Package(
  name: "fuzz",
  dependencies: [.package(name: "sonde", path: "../..")],
  targets: [
    .target(
      name: "FuzzSupport",
      dependencies: ["SurveyModel", "SurveyFormats", "SurveyResponses", "SurveyScoring", "SurveyBatch", "SurveyXML"]
        .map(product),
      swiftSettings: [.swiftLanguageMode(.v6)]),
    fuzzer("FuzzTable", "SurveyResponses"),
    fuzzer("FuzzJSONLines", "SurveyResponses"),
    fuzzer("FuzzJSON", "SurveyResponses"),
    fuzzer("FuzzResponses", "SurveyResponses"),
    fuzzer("FuzzBatchTable", "SurveyResponses"),
    fuzzer("FuzzBatchLines", "SurveyResponses"),
    fuzzer("FuzzGzip", "SurveyFormats"),
    fuzzer("FuzzSurvey", "SurveyXML", "SurveyModel"),
    fuzzer("FuzzExpression", "SurveyXML", "SurveyModel"),
  ]
)
