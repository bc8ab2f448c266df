// swift-tools-version: 6.1
import PackageDescription

/// Every target is built in Swift 6 mode, names its existentials and says which imports are part of its interface.
let settings: [SwiftSetting] = [
  .swiftLanguageMode(.v6),
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
]

let package = Package(
  name: "sonde",
  products: [],
  dependencies: [],
  targets: [
    .target(name: "SurveyModel", swiftSettings: settings),
    .target(name: "SurveyFormats", swiftSettings: settings),
    .target(name: "SurveyResponses", dependencies: ["SurveyModel", "SurveyFormats"], swiftSettings: settings),
    .testTarget(name: "SurveyModelTests", dependencies: ["SurveyModel"], swiftSettings: settings),
    .testTarget(name: "SurveyFormatsTests", dependencies: ["SurveyFormats"], swiftSettings: settings),
  ]
)
