public import SurveyModel

/// The flags of responses that come one after the other: only who has seen the earlier ones knows a duplicate, and only
/// who has seen all knows the median time, and which of those with one id is the last.
public struct FlagWatch: Sendable {
  private let scorer: ResponseScorer
  /// The responses that came so far, by flag.
  private var copies: [Int: CopyWatch] = [:]
  /// How many responses have each id, by flag.
  private var ids: [Int: [ResponseFingerprint: Int]] = [:]
  /// The times of the responses, by flag.
  private var durations: [Int: DurationTally] = [:]

  /// Makes a watch over the responses to a survey.
  public init(_ scorer: ResponseScorer) { self.scorer = scorer }

  /// The flags of the next response, in the order in which they are declared.
  ///
  /// - Parameters:
  ///   - response: The response.
  ///   - block: A block on which the survey's program has run for it.
  public mutating func flags(of response: Response, _ block: ProgramBlock) -> [FlagResult] {
    var results = scorer.flags(of: response, block)
    for index in results.indices {
      if let seconds = results[index].seconds, let isRaised = results[index].isRaised {
        durations[index, default: DurationTally()].add(seconds, isRaised: isRaised)
      }
      guard let fingerprint = results[index].fingerprint else { continue }
      if scorer.survey.scoring.flags[index].flag.kind == .sameID {
        ids[index, default: [:]][fingerprint, default: 0] += 1
        continue
      }
      let original = copies[index, default: CopyWatch(keepsIDs: true)].original(of: fingerprint, id: response.id)
      if let original { results[index] = results[index].copy(of: original) }
    }
    return results
  }

  /// The flags of responses, held against all that were seen.
  ///
  /// - Parameter responses: The flags of each response that was seen, in their order.
  public func settled(_ responses: [[FlagResult]]) -> [[FlagResult]] {
    let limits = durations.compactMapValues(\.median).reduce(into: [Int: Ratio]()) { limits, entry in
      limits[entry.key] = scorer.survey.scoring.flags[entry.key].flag.medianShare.map { $0 * entry.value }
    }
    var later = ids
    return responses.map { flags in
      flags.enumerated().map { index, flag in
        var flag = flag
        if let seconds = flag.seconds, let limit = limits[index], Ratio(seconds) < limit { flag.isRaised = true }
        if let fingerprint = flag.fingerprint, let left = later[index]?[fingerprint] {
          later[index]?[fingerprint] = left - 1
          flag.isRaised = left > 1
        }
        return flag
      }
    }
  }
}

extension CompiledScoring {
  /// Whether a flag hangs on responses that are still to come, so that what ``FlagWatch/flags(of:_:)`` says must be
  /// settled by ``FlagWatch/settled(_:)`` when all have been seen.
  public var flagsNeedAllResponses: Bool {
    flags.contains { $0.flag.medianShare != nil && $0.flag.kind == .speeder || $0.flag.kind == .sameID }
  }

  /// The flags about copies of earlier responses, by index.
  public var copyFlags: [Int] { flags.indices.filter { flags[$0].flag.kind == .duplicate } }
}
