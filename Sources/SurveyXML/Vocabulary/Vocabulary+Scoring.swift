extension Vocabulary {
  static let scoreIDs = id("The score's name.")
  static let titles = ElementSpec.Part.optionalText(.title)
  private static let weight = AttributeSpec.optional(.weight, .number, "Its weight, 0 or more.", default: "1")
  private static let item = AttributeSpec.required(.item, .reference("a question"), "The item that is scored.")
  static let missing = AttributeSpec.optional(
    .missing, .missingRule, "How many must be answered for a score to exist.", default: "half")

  /// Which share of an allocation weights a part.
  static let points = AttributeSpec.optional(
    .points, .code, "The choice whose points or rank give its weight; the one of the same name, when left out."
  )

  private static func bounds(_ from: String, _ to: String) -> [AttributeSpec] {
    [.required(.from, .number, from), .required(.to, .number, to)]
  }

  static func scoringRow(_ kind: ElementKind) -> ElementSpec {
    switch kind {
    case .scoring:
      ElementSpec(
        kind, "What is computed from the answers.",
        parts: [
          .any(
            .map, .dimension, .index, .maturity, .topBox, .netScore, .gap, .importancePerformance, .quadrants, .bands,
            .gate, .flag, .analysis, .advice),
          .optional(.weights),
        ])
    case .dimension: dimension
    case .item:
      ElementSpec(
        kind, "A part of a dimension: a question's answer, or another dimension's percent.",
        attributes: [
          .required(.ref, .reference("a question or dimension"), "The question or dimension."),
          .optional(
            .reversed,
            .yesNo(yes: "It is coded as least + greatest − x.", no: "It counts as it stands."),
            "Whether the item is keyed against the dimension.", default: "no"),
          weight,
          .optional(.map, .reference("a map"), "The map that gives the answers their numbers."),
        ])
    case .index:
      ElementSpec(
        kind, "A composite of dimensions: the weighted mean of those that are scored.",
        attributes: [
          scoreIDs, missing,
          .optional(
            .weights, .reference("an allocation or ranking"),
            "The allocation or ranking by which each respondent weights the components; of k choices, rank r weighs "
              + "k + 1 − r."),
          .optional(
            .withoutWeights,
            .keyword([
              .init("unscored", "No score."), .init("equal", "A score with the declared weights alone."),
            ]), "What becomes of a respondent whose points or ranks are missing, or whose points do not add up.",
            default: "unscored"),
        ], parts: [titles, .some(.component)])
    case .component:
      ElementSpec(
        kind, "A component of an index.",
        attributes: [.required(.ref, .reference("a dimension or index"), "The dimension or index."), weight, points])
    case .maturity: maturity
    case .step:
      ElementSpec(
        kind, "A step of a maturity, in order.",
        attributes: [.required(.ref, .reference("a dimension"), "The dimension that is the step.")])
    case .topBox:
      ElementSpec(
        kind, "The share of valid answers from one value to another, such as CSAT.",
        attributes: [scoreIDs, item] + bounds("The least value that counts.", "The greatest value that counts."),
        parts: [titles])
    case .netScore:
      ElementSpec(
        kind, "The difference of two shares of one item's answers, such as the net promoter score.",
        attributes: [scoreIDs, item], parts: [titles, .some(.group)])
    default: partRow(kind)
    }
  }

  private static func partRow(_ kind: ElementKind) -> ElementSpec {
    switch kind {
    case .group:
      ElementSpec(
        kind, "A group of answers in a net score.",
        attributes: [id("The group's name, such as promoter.")]
          + bounds("The least value of the group.", "The greatest value of the group.") + [
            .required(
              .sign,
              .keyword([
                .init("1", "Its share is added."), .init("0", "Its share only counts in the whole."),
                .init("-1", "Its share is subtracted."),
              ]), "What a member adds to the net.")
          ], parts: [titles])
    case .map, .entry: mapRow(kind)
    case .bands:
      ElementSpec(
        kind, "Named ranges of one or more scores, in percent.",
        attributes: [.required(.of, .references("scores"), "The scores that the bands name.")],
        parts: [.some(.band)])
    case .band:
      ElementSpec(
        kind, "A range: from is in it, to is not, except in the last band.",
        attributes: [id("The band's name.")]
          + bounds("Where it begins, in percent.", "Where it ends, in percent."), parts: [titles])
    default:
      ElementSpec(
        kind, "A recommendation that is shown when its condition holds.",
        attributes: [
          .required(.when, .expression, "The condition, over scores and items."),
          .optional(.of, .reference("a score"), "The score the advice is about."),
          .optional(.priority, .integer, "Where it stands among the advice that applies; 1 first.", default: "1"),
        ], parts: [.text(.adviceText)])
    }
  }

  private static let dimension = ElementSpec(
    .dimension, "A scored set of items.",
    attributes: [
      scoreIDs,
      .optional(
        .method,
        .keyword([
          .init("mean", "The weighted mean."),
          .init("sum", "The mean times the number of items in scope."),
          .init("min", "The least."), .init("max", "The greatest."),
          .init("count", "How many items are above their scale's least value."),
        ]), "How answered items become one number.", default: "mean"),
      missing,
      .optional(
        .report,
        .keyword([
          .init("percent", "Percent of maximum possible, 0 to 100."), .init("raw", "The items' own unit."),
        ]), "The unit of the report.", default: "percent"),
      .optional(
        .direction,
        .keyword([.init("higher-better", "More is better."), .init("lower-better", "Less is better.")]),
        "Which end of the score is good.", default: "higher-better"),
    ], parts: [titles, .some(.item)])

  private static func mapRow(_ kind: ElementKind) -> ElementSpec {
    guard kind == .entry else {
      return ElementSpec(
        kind, "Numbers for answers that have none of their own, such as choices.",
        attributes: [
          id("The map's name, which items use."),
          .optional(
            .several,
            .keyword([
              .init("sum", "They are added; a choice without an entry adds nothing."),
              .init("max", "The greatest counts."), .init("min", "The least counts."),
            ]), "How the numbers of several choices become one.", default: "sum"),
        ], parts: [.some(.entry)])
    }
    return ElementSpec(
      kind, "A number of a map: for a code, or for a non-answer.",
      attributes: [
        .optional(.code, .code, "The code of a choice, or the value of a point."),
        .optional(
          .state,
          .keyword([
            .init("dont-know", "\"I don't know\"."), .init("refused", "\"I would rather not answer\"."),
            .init("skipped", "Shown and left empty."),
          ]), "The non-answer, instead of a code. What does not apply has no number."),
        .required(.value, .number, "The number."),
      ])
  }

  private static let maturity = ElementSpec(
    .maturity, "A staged level over ordered steps.",
    attributes: [
      scoreIDs,
      .optional(.target, .number, "The index a step must reach not to block, in percent.", default: "75"),
      .optional(
        .dontKnow,
        .keyword([
          .init("lowest", "It is the lowest level, because not knowing is not having."),
          .init("missing", "It is missing, like an empty answer."),
        ]), "What \"don't know\" means for a level.", default: "lowest"),
      .optional(
        .rule,
        .keyword([
          .init("staged", "Every applicable item is at the level or above."),
          .init("share", "At least a share of them is, and none is more than one level below."),
        ]), "When a level is attained.", default: "staged"),
      .optional(.share, .share, "The share for rule=\"share\".", default: "1"),
      .optional(
        .evidenceCap, .number,
        "The most that an answer counts whose evidence is asked for and missing; no such limit, when left out."),
    ], parts: [titles, .some(.step)])
}
