/// Turns a declared survey into one with a meaning, and says everything that stands in the way.
///
/// The passes run in the order of the extensions: lists, items, expressions, graph, scoring, program. A pass never stops
/// at a fault; what depends on something faulty is left out silently, so that one mistake gives one message.
public struct SurveyCompiler {
  let survey: Survey
  var diagnostics: [Diagnostic] = []

  // Lists
  var choiceLists: [ChoiceList] = [BuiltInLists.yesNo]
  var listIndex: [String: Int] = [:]
  var listsWithOther: [Int: Int] = [:]
  var usedLists: Set<Int> = []

  // Items
  var sections: [CompiledSurvey.CompiledSection] = []
  var questions: [Question] = []
  var items: [Item] = []
  var nodes: [QuestionGraph.Node] = []
  var symbols: [String: ExpressionSymbol] = [:]
  var places: [String: SourceRange] = [:]
  /// The shares of each allocation.
  var allocations: [(items: Range<Int>, limits: AllocationLimits)] = []
  /// Items whose declaration is faulty: expressions on them are passed over.
  var unusable: Set<Int> = []

  /// The present name of each column that had another one in an earlier version, by that.
  var formerNames: [String: String] = [:]

  // Loops
  var passes: [LoopPass] = []
  /// The pass that a section is in or is, by section.
  var passOfSection: [Int: Int] = [:]
  /// The names that stand for passes.
  var loopVariables: [Name] = []
  /// When a pass is on the route, by its section.
  var passRules: [Int: LoopPass.Rule] = [:]
  /// The count of each loop that has one, by the loop's section.
  var loopCounts: [Int: LoopCount] = [:]
  /// The sections of a loop's passes, by the item that counts them.
  var passesCounted: [Int: [Int]] = [:]
  /// The ids of the items that differ only in their passes, by their id without them.
  var itemsAcrossPasses: [String: [String]] = [:]
  /// How what is inside loops is named from outside, by its bare id.
  var pathsInLoops: [String: LoopPath] = [:]
  var entries: [RosterEntry] = []
  /// What the ids of items begin with whose loop is faulty: expressions on them are passed over.
  var faultyLoops: [String] = []

  // Expressions
  var itemCondition: [Int: TypedExpression] = [:]
  /// The conditions of grids, by question, and those of their rows, by item: an item's condition joins the two.
  var gridCondition: [Int: TypedExpression] = [:]
  var rowCondition: [Int: TypedExpression] = [:]
  var sectionCondition: [Int: TypedExpression] = [:]
  /// The conditions of a list's choices, by list and pass.
  var choiceConditions: [ListPlace: [TypedExpression?]] = [:]
  /// Which choices each question offers, where that depends on answers, and the offer of each item.
  var offers: [OfferedChoices] = []
  var offerOfQuestion: [Int: Int] = [:]
  /// What is shuffled.
  var itemOrder: ItemOrder
  var variableValue: [Int: TypedExpression] = [:]
  var constraints: [CompiledSurvey.CompiledConstraint] = []
  var constraintTests: [TypedExpression] = []

  var outputs = TextOutputs()
  var defaults: [Int: Default] = [:]

  // Scoring
  var scoring = CompiledScoring()
  /// The maps by id, with the items that use them.
  var maps: [String: (map: ScoreMap, users: [MapUse])] = [:]
  /// The maps that a misspelt reference may have meant.
  var mapsMeant: Set<String> = []
  var adviceConditions: [TypedExpression] = []
  var gateConditions: [TypedExpression] = []

  /// Compiles a survey.
  ///
  /// - Parameters:
  ///   - survey: The survey as declared.
  ///   - sources: The files it was read from, for its fingerprint.
  /// - Returns: Its meaning, unless there is an error, and the diagnostics.
  public static func compile(_ survey: Survey, sources: SourceMap = SourceMap()) -> Compilation {
    var compiler = SurveyCompiler(survey: survey)
    compiler.collectLists()
    compiler.collectItems()
    compiler.checkNamesByCase()
    compiler.collectRenames()
    compiler.layOutOrder()
    compiler.resolveExpressions()
    compiler.resolveDefaults()
    let graph = compiler.makeGraph()
    compiler.resolveOutputs()
    compiler.resolveScoring()
    compiler.checkLimits()
    compiler.checkHabits()
    compiler.reportUnusedLists()
    compiler.reportOncePerPlace()
    let diagnostics = compiler.diagnostics.sortedByPlace()
    guard !diagnostics.containsError, let order = graph.topologicalOrder() else {
      return Compilation(survey: nil, diagnostics: diagnostics)
    }
    let compiled = compiler.assemble(graph: graph, order: order, fingerprint: Fingerprint.of(sources))
    return Compilation(survey: compiled, diagnostics: diagnostics)
  }

  private init(survey: Survey) {
    self.survey = survey
    itemOrder = ItemOrder(.init(name: survey.id, items: 0..<0))
  }

  /// A survey that has nothing but the lists of a library.
  init(library: Library) {
    let languages = [LanguageTag("und")].compactMap(\.self)
    self.init(
      survey: Survey(
        id: library.id, version: "", sourceLanguage: languages[0], languages: languages, title: LocalizedText([]),
        choiceLists: library.lists, elements: []))
  }

  mutating func report(
    _ problem: Problem, at range: SourceRange, suggestion: String? = nil, fix: Fix? = nil,
    notes: [Diagnostic.Note] = []
  ) {
    diagnostics.append(Diagnostic(problem, at: range, suggestion: suggestion, fix: fix, notes: notes))
  }

  /// The defaults that are the same in every interview; the program computes the others.
  private var constantDefaults: [Int: AnswerValue] {
    defaults.compactMapValues { if case .constant(let value) = $0 { value } else { nil } }
  }

  private func assemble(graph: QuestionGraph, order: [QuestionGraph.Node], fingerprint: String) -> CompiledSurvey {
    var byItem: [Int: [Int]] = [:]
    for (index, constraint) in constraints.enumerated() { byItem[constraint.item, default: []].append(index) }
    return CompiledSurvey(
      survey: survey, fingerprint: fingerprint, choiceLists: choiceLists, sections: sections, questions: questions,
      items: items, constraints: constraints, entries: entries, outputs: outputs, graph: graph, scoring: scoring,
      program: makeProgram(in: order),
      order: itemOrder,
      itemIndex: Dictionary(items.enumerated().map { ($1.id, $0) }, uniquingKeysWith: { first, _ in first }),
      conditionalItems: Set(items.indices.filter { itemCondition[$0] != nil || offer(of: $0)?.canBeEmpty == true }),
      constraintsOfItem: byItem, constantDefaults: constantDefaults, landmarks: landmarks,
      formerNames: formerNames)
  }

  private func makeProgram(in order: [QuestionGraph.Node]) -> SurveyProgram {
    var builder = ProgramBuilder(
      items: items, scoreInputs: scoring.inputs.count, adviceCount: adviceConditions.count + gateConditions.count,
      outputs: outputs.computed.map(\.type.lane))
    // Lasting registers first: a condition's register outlives the expressions around it.
    let sectionTargets = sections.indices.map { sectionCondition[$0] == nil ? nil : builder.allocateLasting(.number) }
    let itemTargets = items.indices.map { index in
      itemCondition[index] == nil && offer(of: index)?.canBeEmpty != true ? nil : builder.allocateLasting(.number)
    }
    builder.allocate(offers)
    let constraintTargets = constraints.map { _ in builder.allocateLasting(.number) }
    let computedDefaults = items.indices.compactMap { index -> (Int, TypedExpression)? in
      if case .expression(let value)? = defaults[index] { (index, value) } else { nil }
    }
    var defaultTargets: [Int: Int] = [:]
    for (index, value) in computedDefaults where value.type.lane != .choices {
      defaultTargets[index] = builder.allocateLasting(value.type.lane)
    }
    var sectionRelevance: [Int?] = Array(repeating: nil, count: sections.count)
    for node in order {
      switch node {
      case .section(let index):
        let outer = sections[index].parent.flatMap { sectionRelevance[$0] }
        sectionRelevance[index] = builder.relevance(
          sectionCondition[index], within: outer, into: sectionTargets[index])
        builder.setRelevance(ofSection: index, to: sectionRelevance[index])
      case .item(let index):
        let outer = items[index].section.flatMap { sectionRelevance[$0] }
        let declared = builder.relevance(itemCondition[index], within: outer, into: itemTargets[index])
        let relevance =
          offerOfItem(index).map { offer, amount in
            builder.offer(offers[offer], offer, amount, toItem: index, within: declared, into: itemTargets[index])
          } ?? declared
        if let value = variableValue[index] {
          builder.calculate(item: index, value, relevance: relevance)
        } else {
          builder.gate(item: index, relevance: relevance)
          builder.restrict(item: index)
        }
      case .constraint: break
      }
    }
    for (index, test) in constraintTests.enumerated() { builder.constraint(test, into: constraintTargets[index]) }
    for (index, value) in computedDefaults { builder.defaultValue(value, of: index, into: defaultTargets[index]) }
    for (index, condition) in (adviceConditions + gateConditions).enumerated() {
      builder.advice(index, when: condition)
    }
    for (index, value) in outputs.computed.enumerated() { builder.output(index, value) }
    return builder.finished()
  }
}
