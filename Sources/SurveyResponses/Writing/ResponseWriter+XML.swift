public import SurveyModel
import SurveyXML

extension ResponseWriter {
  /// A response as an XML document; ``ResponseReader`` reads it back.
  ///
  /// ```xml
  /// <response xmlns="urn:sonde:survey:1" id="r-01" survey="visit" version="2" xml:lang="fr" submitted="2026-03-02">
  ///   <answer ref="fair">4</answer>
  ///   <answer ref="why" state="dont-know"/>
  ///   <remark ref="fair">on weekdays</remark>
  /// </response>
  /// ```
  ///
  /// - Parameters:
  ///   - response: The response.
  ///   - survey: The survey it answers.
  /// - Returns: The document, in UTF-8.
  public static func xml(_ response: Response, of survey: CompiledSurvey) -> [UInt8] {
    var attributes: [RecordElement.Attribute] = []
    func put(_ name: String, _ value: String?) {
      if let value, !value.isEmpty { attributes.append(.init(name: name, value: value)) }
    }
    put("id", response.id)
    put("survey", response.survey)
    put("version", response.version)
    put("definition", response.fingerprint)
    put("xml:lang", response.language?.tag)
    put("seed", response.seed.map { String($0) })
    put("started", response.started)
    put("submitted", response.submitted)
    put("confirmed", response.confirmed.joined(separator: " "))
    var children: [RecordElement.Child] = []
    for (item, answer) in zip(survey.items, response.answers) where item.takesAnswer {
      let ref = RecordElement.Attribute(name: "ref", value: item.id)
      switch answer {
      case .value(let value)?: children.append(.init(name: "answer", attributes: [ref], text: value.tableText))
      case .invalid(let text, _)?: children.append(.init(name: "answer", attributes: [ref], text: text))
      case .skipped?, .dontKnow?, .refused?, .notApplicable?:
        let state = RecordElement.Attribute(name: "state", value: (answer?.state ?? .skipped).name)
        children.append(.init(name: "answer", attributes: [ref, state], text: ""))
      case .notAsked?, nil: break
      }
    }
    for (item, remark) in response.remarks.sorted(by: { $0.key < $1.key }) {
      children.append(.init(name: "remark", attributes: [.init(name: "ref", value: item)], text: remark))
    }
    return Array(RecordElement(name: "response", attributes: attributes, children: children).document.utf8)
  }
}
