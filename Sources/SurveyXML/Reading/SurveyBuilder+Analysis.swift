internal import SurveyModel

extension SurveyBuilder {
  func reliabilities(_ node: Int) -> [Analysis.Reliability] {
    parts(.reliability, of: node).map {
      Analysis.Reliability(of: document.names(.of, of: $0), range: tree.tagRange(of: $0))
    }
  }
}
