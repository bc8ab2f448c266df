public import SurveyFormats
import SurveyModel

/// A report as JSON, schema `sonde-report/1`: every number that a report draws, as a number and as the text printed.
///
/// ```json
/// {
///   "schema": "sonde-report/1",
///   "survey": {"id": "…", "version": "…", "fingerprint": "…", "title": "…"},
///   "language": "en",
///   "subject": {"kind": "responses", "count": 12},          // or {"kind": "response", "id": "…"}
///   "sections": [{"id": "answer", "title": "…", "blocks": [
///     {"type": "sentence", "id": "…", "text": "…", "values": {"name": 1.5}},
///     {"type": "heading", "text": "…"},
///     {"type": "figures", "figures": [{"id": "…", "label": "…", "unit": "percent|raw|share|net", "place": 1,
///        "value": {"value": 64.886, "text": "65"}, "least": 0, "greatest": 100, "n": 11,
///        "interval": {"confidence": 0.95, "lower": {…}, "upper": {…}}, "band": {"id": "…", "title": "…"},
///        "level": {"value": 2, "greatest": 4, "low": 1, "high": 3}, "target": {…}, "lowerIsBetter": false,
///        "notes": ["…"]}]},
///     {"type": "distributions", "categories": [{"key": "1", "label": "…", "range": null}],
///        "rows": [{"id": "…", "label": "…", "n": 12, "counts": [1, 2], "shares": [{…}], "notes": []}]},
///     {"type": "comparison", "kind": "compare|trend", "score": "…", "label": "…", "by": "…", "byLabel": "…", "unit": "…",
///        "rows": [{"key": ["…"], "label": "…", "hidden": false, "n": 12, "value": {…}, "interval": {…},
///        "difference": {…}, "differenceInterval": {…}, "effect": {"name": "g|V", "number": {…}}, "p": 0.01, "q": {…},
///        "detectable": {…}, "verdict": "notable|small|undetected|untested", "notes": ["…"]}]},
///     {"type": "advice", "advice": [{"score": "…", "label": "…", "priority": 1, "text": "…"}]},
///     {"type": "actions", "actions": [{"item": "…", "text": "…", "step": "…", "state": "value", "level": 1,
///        "nextLevel": 2, "evidence": null, "owner": null, "due": null, "status": "…", "responsibility": "…"}]}]}]
/// }
/// ```
///
/// Members are always present and in this order; what does not exist is `null`. Doubles are the shortest that read back
/// the same.
public struct JSONReport: Sendable, JSONRepresentable {
  /// The schema of what is written.
  public static let schema = "sonde-report/1"

  /// What is written.
  public let report: Report

  /// Prepares a report for writing.
  public init(_ report: Report) { self.report = report }

  /// The report as JSON.
  public var json: JSONValue {
    [
      "schema": .string(Self.schema),
      "survey": [
        "id": .string(report.survey), "version": .string(report.version), "fingerprint": .string(report.fingerprint),
        "title": .string(report.title),
      ],
      "language": .string(report.language.tag),
      "subject": report.subject.json,
      "sections": report.sections.map {
        [
          "id": .string($0.id.rawValue), "title": .string($0.title), "blocks": $0.blocks.map(\.json).json,
        ] as JSONValue
      }.json,
    ]
  }
}

extension Report.Subject {
  fileprivate var json: JSONValue {
    switch self {
    case .response(let id): ["kind": "response", "id": .string(id)]
    case .responses(let count): ["kind": "responses", "count": count.json]
    }
  }
}

extension ReportBlock {
  fileprivate var json: JSONValue {
    switch self {
    case .sentence(let sentence):
      [
        "type": "sentence", "id": .string(sentence.id), "text": .string(sentence.text),
        "values": .object(
          JSONObject(sentence.values.map { JSONMember(key: $0.name, node: JSONNode($0.value.json)) })),
      ]
    case .heading(let text): ["type": "heading", "text": .string(text)]
    case .figures(let figures): ["type": "figures", "figures": figures.map(\.json).json]
    case .distributions(let table):
      [
        "type": "distributions",
        "categories": table.categories.map {
          ["key": .string($0.key), "label": .string($0.label), "range": $0.range.json] as JSONValue
        }.json,
        "rows": table.rows.map(\.json).json,
      ]
    case .comparison(let table):
      [
        "type": "comparison", "kind": .string(table.kind.rawValue), "score": .string(table.score),
        "label": .string(table.label), "by": .string(table.breakdown), "byLabel": .string(table.breakdownLabel),
        "unit": .string(table.unit.rawValue), "rows": table.rows.map(\.json).json,
      ]
    case .advice(let advice):
      [
        "type": "advice",
        "advice": advice.map {
          ["score": $0.score.json, "label": $0.label.json, "priority": $0.priority.json, "text": .string($0.text)]
            as JSONValue
        }.json,
      ]
    case .actions(let actions): ["type": "actions", "actions": actions.map(\.json).json]
    }
  }
}

extension ReportNumber {
  fileprivate var json: JSONValue { ["value": value.json, "text": .string(text)] }
}

extension ReportFigure {
  fileprivate var json: JSONValue {
    [
      "id": .string(id), "label": .string(label), "unit": .string(unit.rawValue), "place": place.json,
      "value": (value?.json).json, "least": least.json, "greatest": greatest.json, "n": count.json,
      "interval": (interval?.json).json,
      "band": band.map { ["id": .string($0.id), "title": .string($0.title)] as JSONValue }.json,
      "level": level.map {
        ["value": $0.value.json, "greatest": $0.greatest.json, "low": $0.low.json, "high": $0.high.json] as JSONValue
      }.json,
      "target": (target?.json).json, "lowerIsBetter": isLowerBetter.json, "notes": notes.json,
    ]
  }
}

extension ReportFigure.Interval {
  fileprivate var json: JSONValue { ["confidence": 0.95, "lower": lower.json, "upper": upper.json] }
}

extension ReportComparison.Row {
  fileprivate var json: JSONValue {
    [
      "key": key.json, "label": .string(label), "hidden": isHidden.json, "n": count.json, "value": (value?.json).json,
      "interval": (interval?.json).json, "difference": (difference?.json).json,
      "differenceInterval": (differenceInterval?.json).json,
      "effect": effect.map { ["name": .string($0.name), "number": $0.number.json] as JSONValue }.json,
      "p": pValue.json, "q": (qValue?.json).json, "detectable": (detectable?.json).json, "verdict": verdict.json,
      "notes": notes.json,
    ]
  }
}

extension ReportDistributions.Row {
  fileprivate var json: JSONValue {
    [
      "id": .string(id), "label": .string(label), "n": count.json, "counts": counts.json,
      "shares": shares.map(\.json).json, "notes": notes.json,
    ]
  }
}

extension ReportAction {
  fileprivate var json: JSONValue {
    [
      "item": .string(item), "text": .string(text), "step": .string(step), "state": .string(state),
      "level": level.json, "nextLevel": nextLevel.json, "evidence": evidence.json, "owner": owner.json,
      "due": due.json, "status": .string(status), "responsibility": .string(responsibility),
    ]
  }
}
