internal import SurveyModel

extension SurveyBuilder {
  func agreements(_ node: Int) -> [Analysis.Agreement] {
    parts(.agreement, of: node).map { child in
      Analysis.Agreement(
        of: document.names(.of, of: child), by: document.reference(.by, of: child), range: tree.tagRange(of: child))
    }
  }
}
