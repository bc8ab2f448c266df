public import SurveyModel
import SurveyReports
import SurveyScoring
import Testing

/// A small survey with everything that reports show, written in three languages.
struct SampleSurvey {
  let survey: CompiledSurvey
  let scorer: ResponseScorer

  static let today = CalendarDate(dayNumber: 20_000)

  init() throws {
    func check(_ id: String, _ fr: String, _ it: String, _ en: String) throws -> SurveyElement {
      let parts = CheckParts(evidence: .init(requiredFrom: 3), owner: .init(), due: .init())
      return .question(
        Question(id: Name(id), kind: .check(scale: "maturity", parts: parts), prompt: try words(fr, it, en)))
    }
    func rating(_ id: String, _ scale: String, _ fr: String, _ it: String, _ en: String) throws -> SurveyElement {
      .question(Question(id: Name(id), kind: .rating(scale: Name(scale)), prompt: try words(fr, it, en)))
    }
    let elements = [
      try check("vision-clear", "La vision est claire.", "La visione è chiara.", "The vision is clear."),
      try check("vision-shared", "La vision est partagée.", "La visione è condivisa.", "The vision is shared."),
      try check("skills", "Les compétences existent.", "Le competenze ci sono.", "The skills exist."),
      try check("tools", "Les outils existent.", "Gli strumenti ci sono.", "The tools exist."),
      try rating(
        "promise", "agreement", "Les promesses sont tenues.", "Le promesse sono mantenute.", "Promises are kept."),
      try rating("chasing", "agreement", "Je dois relancer.", "Devo sollecitare.", "I have to chase them."),
      try rating("recommend", "eleven", "Recommanderiez-vous ?", "Raccomandereste?", "Would you recommend us?"),
    ]
    let source = Survey(
      id: "loyalty", version: "1.0.0", sourceLanguage: try language("fr"),
      languages: [try language("fr"), try language("it"), try language("en")],
      title: try words(
        "De la satisfaction à la fidélité", "Dalla soddisfazione alla fedeltà", "From satisfaction to loyalty"),
      choiceLists: [
        try Self.scale("maturity", 0...4, [:]),
        try Self.scale(
          "agreement", 1...5,
          [
            1: ("Pas du tout d’accord", "Per nulla d’accordo", "Strongly disagree"),
            5: ("Tout à fait d’accord", "Del tutto d’accordo", "Strongly agree"),
          ]),
        try Self.scale("eleven", 0...10, [:]),
      ],
      elements: elements, scoring: try Self.scoring(),
      inherited: Inheritable(allowed: [.dontKnow, .notApplicable]))
    let compilation = SurveyCompiler.compile(source)
    #expect(compilation.diagnostics.filter { $0.severity == .error }.isEmpty)
    survey = try #require(compilation.survey)
    scorer = ResponseScorer(survey: survey)
  }

  private static func scale(
    _ id: String, _ values: ClosedRange<Int>, _ labels: [Int: (String, String, String)]
  ) throws -> ChoiceList {
    ChoiceList(
      id: Name(id), isScale: true,
      choices: try values.map { value in
        Choice(
          code: Name(String(value)), value: Ratio(value),
          label: try labels[value].map { try words($0.0, $0.1, $0.2) })
      })
  }

  private static func scoring() throws -> Scoring {
    let bands = try [
      ("build", "À construire", "Da costruire", "To build", 0),
      ("underway", "En chantier", "In corso", "Under way", 25),
      ("structured", "Structuré", "Strutturato", "Structured", 50), ("ready", "Prêt", "Pronto", "Ready", 75),
    ].map { id, fr, it, en, from in
      Bands.Band(id: Name(id), title: try words(fr, it, en), from: Ratio(from), to: Ratio(from + 25))
    }
    return Scoring(
      scores: [
        .dimension(
          Dimension(
            id: "vision", title: try words("Vision", "Visione", "Vision"),
            items: [.init(ref: "vision-clear"), .init(ref: "vision-shared")])),
        .dimension(
          Dimension(
            id: "capability", title: try words("Capacités", "Capacità", "Capabilities"),
            items: [.init(ref: "skills"), .init(ref: "tools")])),
        .dimension(
          Dimension(
            id: "reliability", title: try words("Fiabilité", "Affidabilità", "Reliability"),
            items: [.init(ref: "promise"), .init(ref: "chasing", isReversed: true)])),
        .index(
          CompositeIndex(
            id: "readiness", title: try words("Indice de préparation", "Indice di preparazione", "Readiness index"),
            components: [.init(ref: "vision"), .init(ref: "capability")])),
        .maturity(
          Maturity(
            id: "ladder", title: try words("Échelle", "Scala", "Ladder"), steps: ["vision", "capability"], target: 50)),
        .topBox(
          TopBox(
            id: "kept",
            title: try words("Promesses tenues (4 ou 5)", "Promesse mantenute (4 o 5)", "Promises kept (4 or 5)"),
            item: "promise", from: 4, to: 5)),
        .netScore(
          NetScore(
            id: "nps", title: try words("Recommandation nette", "Raccomandazione netta", "Net recommendation"),
            item: "recommend",
            groups: [
              .init(
                id: "detractor", title: try words("Détracteurs", "Detrattori", "Detractors"), from: 0, to: 6, sign: -1),
              .init(id: "passive", title: try words("Passifs", "Passivi", "Passives"), from: 7, to: 8, sign: 0),
              .init(id: "promoter", title: try words("Promoteurs", "Promotori", "Promoters"), from: 9, to: 10, sign: 1),
            ])),
      ],
      bands: [Bands(scores: ["vision", "capability", "readiness"], bands: bands)],
      advice: [
        Advice(
          condition: condition("capability.percent lt 50"), score: "capability", priority: 1,
          text: try words(
            "Comblez d’abord les lacunes.", "Colmate prima le lacune.", "First close the gaps.")),
        Advice(
          condition: condition("reliability.percent lt 50"), score: "reliability", priority: 2,
          text: try words("Tenez vos promesses.", "Mantenete le promesse.", "Keep your promises.")),
      ],
      analysis: Analysis(reliabilities: [.init(of: ["reliability", "capability"])]))
  }

  func block(_ answers: [String: Answer]) -> ProgramBlock {
    var block = ProgramBlock(for: survey.program, rowCount: 1, now: LocalDateTime(Self.today))
    for (id, answer) in answers {
      guard let item = survey.itemIndex[id] else { continue }
      block.set(answer, item: item, of: survey)
    }
    block.run(survey.program)
    return block
  }
}

func condition(_ text: String) -> SourceFragment { SourceFragment(text: text, range: .none) }

func language(_ tag: String) throws -> LanguageTag { try #require(LanguageTag(tag)) }

func words(_ fr: String, _ it: String, _ en: String) throws -> LocalizedText {
  LocalizedText([
    .init(language: try language("fr"), content: [.text(fr)], range: .none),
    .init(language: try language("it"), content: [.text(it)], range: .none),
    .init(language: try language("en"), content: [.text(en)], range: .none),
  ])
}

extension Answer: ExpressibleByIntegerLiteral {
  /// A whole number is a value.
  /// A whole number is a value.
  public init(integerLiteral value: Int) { self = .value(.number(Double(value))) }
}

extension Name: ExpressibleByStringLiteral {
  /// A name without a place.
  /// A name without a place.
  public init(stringLiteral value: String) { self.init(value) }
}
