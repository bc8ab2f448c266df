// swift-tools-version: 6.1
import PackageDescription

/// What single layers of the batch cost. A package of its own, because nobody else needs it.
let package = Package(
  name: "micro",
  dependencies: [.package(name: "sonde", path: "../../..")],
  targets: [
    .executableTarget(
      name: "micro",
      dependencies: ["SurveyModel", "SurveyFormats", "SurveyResponses", "SurveyScoring", "SurveyBatch", "SurveyXML"]
        .map { .product(name: $0, package: "sonde") },
      swiftSettings: [.swiftLanguageMode(.v6)])
  ]
)
