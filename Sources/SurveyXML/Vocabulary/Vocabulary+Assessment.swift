extension Vocabulary {
  private static let score = "a score, a type or a scored question of a survey that is used, such as quality.csat"

  static func assessmentRow(_ kind: ElementKind) -> ElementSpec {
    switch kind {
    case .assessment:
      ElementSpec(
        kind, "Joins several surveys, each scored by itself, into one report of readiness, satisfaction and loyalty.",
        attributes: [
          id("The assessment's name."),
          .optional(.version, .text, "The author's version, such as 1.0.0."),
          .required(.language, .language, "The language it is written in; it stands in for what is missing."),
          .optional(.languages, .languages, "Every language it is complete in, the source language included."),
        ],
        parts: [
          .text(.title), .any(.documentation), .some(.use), .optional(.join), .any(.headline), .any(.perceptionGap),
          .optional(.chain), .any(.linkage), .optional(.verdict),
        ])
    case .use:
      ElementSpec(
        kind, "A survey whose results are joined.",
        attributes: [
          .required(
            .survey, .text, "The survey: a path relative to this file, inside the folder of the assessment."),
          .required(.variable, .id, "What its scores are called by here: as=\"quality\" gives quality.csat."),
          .optional(
            .minGroup, .count,
            "Results of fewer answers are not shown, neither for a unit nor for all; not below the `min-group` of the "
              + "survey's own analysis, which counts when left out, or else 10."),
        ])
    case .join:
      ElementSpec(
        kind, "What results are joined by. Without it, all responses are taken together.",
        attributes: [
          .optional(
            .by, .reference("a question with one choice that the surveys share"),
            "The question that tells the unit, such as a branch; units are the same where the codes are."),
          .optional(
            .period,
            .keyword([
              .init("month", "Months, such as 2026-03."), .init("quarter", "Quarters, such as 2026-Q1."),
              .init("half-year", "Halves of years, such as 2026-H1."), .init("year", "Years, such as 2026."),
            ]),
            "What responses are in one period by the day they were submitted; all are in one, when left out."),
        ])
    case .headline:
      ElementSpec(
        kind, "A result that stands on the first page, for each unit and for each period.",
        attributes: [.required(.score, .reference(score), "The score; net scores may be.")], parts: [titles])
    case .perceptionGap:
      ElementSpec(
        kind, "What one group claims, less what another group experiences, in points of percent.",
        attributes: [
          .required(.claimed, .reference(score), "What is claimed, such as by leaders."),
          .required(.measured, .reference(score), "What is measured, such as among employees or customers."),
        ], parts: [titles, .optionalText(.adviceText)])
    default: relationRow(kind)
    }
  }

  private static func relationRow(_ kind: ElementKind) -> ElementSpec {
    switch kind {
    case .chain:
      ElementSpec(
        kind, "Results that are thought to follow one another: employees, service, satisfaction, loyalty.",
        parts: [.some(.link)])
    case .link:
      ElementSpec(
        kind, "A link of the chain, in order.",
        attributes: [.required(.score, .reference(score), "The score; net scores may be.")], parts: [titles])
    case .linkage:
      ElementSpec(
        kind,
        "A step of readiness and the result that it should show in, which the title names. The text is what to do while "
          + "it does not.",
        attributes: [
          .required(.step, .reference(score), "The step, such as readiness.capability."),
          .required(.outcome, .reference(score), "What customers or employees see of it."),
          .optional(
            .target, .number,
            "What the step must reach, in percent; that of the maturity it is a step of, or else 50, when left out."),
        ], parts: [titles, .optionalText(.adviceText)])
    case .verdict:
      ElementSpec(
        kind,
        "What it comes to, on two axes that are never averaged. An axis is reached when the lower limit of its 95 % "
          + "interval is.",
        attributes: [
          .required(.ready, .reference(score), "The score that says how ready the organisation is."),
          .optional(.readyFrom, .number, "From where on it is ready, in percent.", default: "50"),
          .required(.loyal, .reference(score), "The score that says how loyal customers are."),
          .optional(.loyalFrom, .number, "From where on they are loyal, in percent.", default: "50"),
          .optional(
            .requires, .references("surveys that are used"),
            "The surveys without whose results there is no verdict, beside those of the axes."),
        ], parts: [.any(.when), .optional(.otherwise)])
    case .when:
      ElementSpec(
        kind, "A verdict and where it holds; both sides of an axis that is not named.",
        attributes: [
          id("The verdict's name."), axis(.ready, "Whether the organisation is ready."),
          axis(.loyal, "Whether customers are loyal."),
        ], parts: [.text(.title), .optionalText(.adviceText)])
    default:
      ElementSpec(
        .otherwise, "The verdict where no other holds.", attributes: [id("The verdict's name.")],
        parts: [.text(.title), .optionalText(.adviceText)])
    }
  }

  private static func axis(_ name: AttributeName, _ documentation: String) -> AttributeSpec {
    .optional(
      name,
      .keyword([.init("yes", "The lower limit reaches what is asked."), .init("no", "It does not.")]), documentation)
  }
}
