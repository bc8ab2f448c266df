import ArgumentParser
import SurveyModel
import SurveyReports
import SurveyScoring

/// The options that tell responses apart, the same for every command that takes many together.
struct SegmentOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "Compare what a question tells apart, or 'language', 'version', 'submitted:month' and the like; 'a,b' crosses two.",
      valueName: "id"))
  var by: [String] = []

  @Option(help: ArgumentHelp("Compare successive waves, told apart like segments.", valueName: "id"))
  var wave: [String] = []

  @Option(
    help: ArgumentHelp(
      "The least group that is shown, where the survey does not ask for more; else 10.", valueName: "n"))
  var minGroup: Int?

  /// Whether any of them is given.
  var isGiven: Bool { !by.isEmpty || !wave.isEmpty || minGroup != nil }

  func validate() throws {
    if let minGroup, minGroup < 1 { throw ValidationError("--min-group is at least 1.") }
  }

  /// What they ask for, together with what the survey declares.
  ///
  /// - Throws: A usage error when there is nothing of a name, and when less is asked for than respondents were promised.
  func request(for plan: ScoringPlan) throws -> SegmentRequest {
    let scoring = plan.survey.scoring
    if let minGroup, let promised = scoring.minimumGroup, minGroup < promised {
      throw ValidationError("--min-group \(minGroup): this survey shows no group of fewer than \(promised)")
    }
    let segments = try breakdowns(by, "--by", plan.survey)
    let waves = try breakdowns(wave, "--wave", plan.survey)
    if let crossed = waves.first(where: \.isCrossed) {
      throw ValidationError("--wave \(crossed.id): waves follow each other along one key")
    }
    return SegmentRequest(
      plan: plan, segmentation: Segmentation(declaredIn: plan.survey, adding: segments, waves: waves),
      comparisons: scoring.comparisons
        + Self.comparisons(.compare, segments, besides: scoring) + Self.comparisons(.trend, waves, besides: scoring),
      minimum: minGroup ?? scoring.minimumGroup ?? CompiledScoring.usualMinimumGroup)
  }

  private func breakdowns(_ names: [String], _ option: String, _ survey: CompiledSurvey) throws
    -> [CompiledBreakdown]
  {
    try names.map { name in
      do throws(BreakdownFault) {
        return try survey.breakdown(name)
      } catch {
        throw ValidationError("\(option) \(name): \(error.message)")
      }
    }
  }

  /// All scores by each breakdown, but for what the survey compares itself.
  private static func comparisons(
    _ kind: GroupComparison.Kind, _ breakdowns: [CompiledBreakdown], besides scoring: CompiledScoring
  ) -> [CompiledComparison] {
    var known: Set<String> = []
    return breakdowns.filter { known.insert($0.id).inserted }.compactMap { breakdown in
      let declared = scoring.comparisons.filter { $0.kind == kind && $0.breakdowns.contains(breakdown) }
        .flatMap(\.scores)
      let scores = scoring.comparable.filter { !declared.contains($0) }
      // A family of its own, whose name no survey can have.
      return scores.isEmpty ? nil : CompiledComparison(kind, of: scores, by: [breakdown], family: "--by, --wave")
    }
  }
}

/// What is asked of segments, ready to be filled with responses.
struct SegmentRequest {
  let plan: ScoringPlan
  let segmentation: Segmentation
  let comparisons: [CompiledComparison]
  let minimum: Int

  /// Nothing counted yet.
  var empty: SegmentedAggregate { SegmentedAggregate(plan, segmentation) }

  /// What the segments say.
  func results(of aggregate: SegmentedAggregate, now: LocalDateTime, threads: Int = 1) -> SegmentResults {
    SegmentResults(
      aggregate, segmentation: segmentation, plan: plan, comparisons: comparisons, minimum: minimum, now: now,
      threads: threads)
  }

  /// What could not be done as it was asked for, in one message each: breakdowns that have more segments than can be told
  /// apart, and why responses are not weighted.
  ///
  /// - Parameters:
  ///   - aggregate: The responses.
  ///   - results: What all of them say; `nil` where nobody asked for that.
  func complaints(about aggregate: SegmentedAggregate, _ results: AggregateResults?) -> [String] {
    let tooFine = zip(segmentation.breakdowns.prefix(segmentation.toldCount), aggregate.breakdowns).filter(
      \.1.isTooFine
    ).map { breakdown, _ in
      let most = SegmentedAggregate.Cells.greatestCount
      return "'\(breakdown.id)' has more than \(most) different values, or texts of more than "
        + "\(SegmentedAggregate.Cells.longestText) bytes: nothing is told apart by it"
    }
    let failure = results?.weighting?.failure.map { "not weighted: \($0.message(plan.survey))" }
    return tooFine + [failure].compactMap(\.self)
  }
}
