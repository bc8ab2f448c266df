// swift-tools-version: 6.1
import PackageDescription

/// Every target is built in Swift 6 mode, names its existentials and says which imports are part of its interface.
let settings: [SwiftSetting] = [
  .swiftLanguageMode(.v6),
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
]

/// Imports point downwards only: a target depends on those above it.
let sources: [Target] = [
  .systemLibrary(
    name: "CLibXML2", pkgConfig: "libxml-2.0", providers: [.apt(["libxml2-dev"]), .brew(["libxml2"])]),
  .target(name: "SurveyModel", swiftSettings: settings),
  .systemLibrary(name: "CZlib", pkgConfig: "zlib", providers: [.apt(["zlib1g-dev"]), .brew(["zlib"])]),
  // What Swift's Glibc module leaves out: mallopt, so that a batch gives large arrays back as soon as they are free, and
  // sync_file_range, so that what is written is on its way to the disk before all is.
  .systemLibrary(name: "CLinux"),
  .target(name: "SurveyFormats", dependencies: ["CZlib"], swiftSettings: settings),
  .target(name: "SurveyStatistics", swiftSettings: settings),
  .target(name: "SurveyXML", dependencies: ["SurveyModel", "CLibXML2"], swiftSettings: settings),
  .target(name: "SurveyInterview", dependencies: ["SurveyModel"], swiftSettings: settings),
  .target(name: "SurveyTerminal", dependencies: ["SurveyModel", "SurveyInterview"], swiftSettings: settings),
  .target(
    name: "SurveyResponses", dependencies: ["SurveyModel", "SurveyFormats", "SurveyXML"], swiftSettings: settings),
  .target(name: "SurveyScoring", dependencies: ["SurveyModel", "SurveyStatistics"], swiftSettings: settings),
  .target(
    name: "SurveyBatch", dependencies: ["SurveyModel", "SurveyFormats", "SurveyResponses", "SurveyScoring"],
    swiftSettings: settings),
  .target(
    name: "SurveyReports", dependencies: ["SurveyModel", "SurveyFormats", "SurveyStatistics", "SurveyScoring"],
    swiftSettings: settings),
  .target(name: "SurveyTesting", dependencies: ["SurveyModel", "SurveyScoring"], swiftSettings: settings),
  .target(name: "SurveySimulation", dependencies: ["SurveyModel", "SurveyInterview"], swiftSettings: settings),
  .target(name: "SurveyDiagnostics", dependencies: ["SurveyModel", "SurveyFormats"], swiftSettings: settings),
  .executableTarget(
    name: "sonde",
    dependencies: [
      "SurveyXML", "SurveyModel", "SurveyFormats", "SurveyInterview", "SurveyTerminal", "SurveyResponses",
      "SurveyScoring", "SurveyBatch", "SurveyReports", "SurveyTesting", "SurveyDiagnostics", "SurveySimulation",
      "CLinux", .product(name: "ArgumentParser", package: "swift-argument-parser"),
    ],
    swiftSettings: settings),
]

let tests: [Target] = [
  .target(
    name: "SurveyTestSupport", dependencies: ["SurveyModel", "SurveyInterview"], path: "Tests/SurveyTestSupport",
    swiftSettings: settings),
  .testTarget(
    name: "SurveyModelTests", dependencies: ["SurveyModel", "SurveyXML", "SurveyTestSupport"], swiftSettings: settings),
  .testTarget(
    name: "SurveyFormatsTests", dependencies: ["SurveyFormats", "SurveyTestSupport"], swiftSettings: settings),
  .testTarget(
    name: "SurveyStatisticsTests", dependencies: ["SurveyStatistics", "SurveyTestSupport"], swiftSettings: settings),
  .testTarget(
    name: "SurveyXMLTests", dependencies: ["SurveyXML", "SurveyModel", "SurveyTestSupport"], swiftSettings: settings),
  .testTarget(
    name: "DiagnosticsTests", dependencies: ["SurveyDiagnostics", "SurveyModel", "SurveyXML", "SurveyTestSupport"],
    exclude: ["Fixtures"], swiftSettings: settings),
  .testTarget(
    name: "SurveyInterviewTests", dependencies: ["SurveyInterview", "SurveyModel", "SurveyTestSupport"],
    swiftSettings: settings),
  .testTarget(
    name: "SurveyTerminalTests",
    dependencies: ["SurveyTerminal", "SurveyInterview", "SurveyModel", "SurveyTestSupport"], swiftSettings: settings),
  .testTarget(
    name: "SurveyResponsesTests",
    dependencies: ["SurveyResponses", "SurveyXML", "SurveyFormats", "SurveyModel", "SurveyTestSupport"],
    exclude: ["Corpus"], swiftSettings: settings),
  .testTarget(
    name: "SurveyBatchTests",
    dependencies: [
      "SurveyBatch", "SurveyInterview", "SurveyReports", "SurveyResponses", "SurveyScoring", "SurveyXML",
      "SurveyFormats", "SurveyModel", "SurveyStatistics", "SurveyTestSupport",
    ],
    swiftSettings: settings),
  .testTarget(
    name: "SurveyScoringTests",
    dependencies: ["SurveyScoring", "SurveyModel", "SurveyStatistics", "SurveyTestSupport"], swiftSettings: settings),
  .testTarget(
    name: "SurveyReportsTests",
    dependencies: ["SurveyReports", "SurveyModel", "SurveyScoring", "SurveyStatistics", "SurveyFormats"],
    exclude: ["Golden"], swiftSettings: settings),
  .testTarget(
    name: "EndToEndTests",
    dependencies: [
      "SurveyXML", "SurveyModel", "SurveyFormats", "SurveyInterview", "SurveyTerminal", "SurveyResponses",
      "SurveyScoring", "SurveyReports", "SurveyStatistics",
    ],
    swiftSettings: settings),
  .testTarget(
    name: "SurveySimulationTests",
    dependencies: [
      "SurveySimulation", "SurveyInterview", "SurveyModel", "SurveyXML", "SurveyFormats", "SurveyResponses",
      "SurveyScoring", "SurveyStatistics", "SurveyTestSupport",
    ],
    swiftSettings: settings),
  .testTarget(
    name: "SurveyTestingTests", dependencies: ["SurveyTesting", "SurveyXML", "SurveyModel", "SurveyScoring"],
    swiftSettings: settings),
  .testTarget(name: "AcceptanceTests", dependencies: ["sonde", "SurveyTestSupport"], swiftSettings: settings),
]

let package = Package(
  name: "sonde",
  products: [
    .executable(name: "sonde", targets: ["sonde"]),
    // For the packages under Tests.
    .library(name: "SurveyBatch", targets: ["SurveyBatch"]),
    .library(name: "SurveyFormats", targets: ["SurveyFormats"]),
    .library(name: "SurveyModel", targets: ["SurveyModel"]),
    .library(name: "SurveyResponses", targets: ["SurveyResponses"]),
    .library(name: "SurveyScoring", targets: ["SurveyScoring"]),
    .library(name: "SurveyXML", targets: ["SurveyXML"]),
  ],
  dependencies: [
    // Options, help pages and shell completions of the command.
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.0")
  ],
  targets: sources + tests
)
