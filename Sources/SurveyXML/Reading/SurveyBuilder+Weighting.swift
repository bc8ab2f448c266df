internal import SurveyModel

extension SurveyBuilder {
  func weighting(_ node: Int) -> Weighting {
    let margins = parts(.margin, of: node).map { child in
      let shares = parts(.share, of: child).compactMap { share in
        number(.value, of: share).map {
          Weighting.Margin.Share(
            codes: document.names(.code, of: share), value: $0, range: range(of: [.code, .value], in: share))
        }
      }
      return Weighting.Margin(of: document.names(.of, of: child), shares: shares, range: tree.nameRange(of: child))
    }
    return Weighting(
      document.value(.method, of: node).flatMap(Weighting.Method.init) ?? .rake, margins: margins,
      item: document.reference(.of, of: node), trim: number(.trim, of: node),
      range: document.attribute(.trim, of: node) == nil ? tree.nameRange(of: node) : range(of: [.trim], in: node))
  }
}
