internal import SurveyModel

extension SurveyBuilder {
  func drivers(_ node: Int) -> [Analysis.Drivers] {
    parts(.drivers, of: node).compactMap { child in
      document.reference(.of, of: child).map {
        Analysis.Drivers(of: $0, by: document.names(.by, of: child), range: tree.tagRange(of: child))
      }
    }
  }
}
