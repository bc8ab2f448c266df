import Dispatch
import SurveyFormats
import SurveyModel
public import SurveyResponses
public import SurveyScoring
import Synchronization

/// Reads files of responses on several threads and adds up what they say.
///
/// Each thread takes the next chunk of the file, works on it alone, and hands on what came of it; that is delivered in the
/// order of the file. What is counted is exact, so that it is the same however the chunks fell.
///
/// ```swift
/// let run = BatchRun(job, threads: 2)
/// try run.read(file, head: rest, line: 2, bytes: { try input.fill($0) }) { chunk in try output.write(chunk.output) }
/// let totals = run.take()
/// ```
public final class BatchRun {
  /// What all responses say.
  public struct Totals: Sendable {
    /// The scores, in all and by segment.
    public var scores: SegmentedAggregate
    /// The answers.
    public var answers: AnswerAggregate
    /// The first response that could be scored.
    public var first: CollectedResponse?
  }

  /// Fills memory with the next bytes of a file; 0 at its end.
  public typealias Read = (UnsafeMutableRawBufferPointer) throws -> Int

  private let job: BatchJob
  private let budget = IssueBudget()
  private let workers: [BatchWorker]
  private let buffers: [ChunkBuffer]
  private var totals: Totals
  /// Finds copies among rows; `nil` where nobody wants rows, or the survey does not ask.
  private let judge: CopyJudge?

  /// Makes a run.
  ///
  /// - Parameters:
  ///   - job: What is done.
  ///   - threads: How many threads do it, at least 1.
  public init(_ job: BatchJob, threads: Int) {
    self.job = job
    let budget = budget
    workers = (0..<max(1, threads)).map { _ in BatchWorker(job, budget: budget) }
    judge =
      job.scorer.survey.scoring.copyFlags.isEmpty ? nil : job.rows.map { CopyJudge($0, job.scorer.survey.scoring) }
    buffers = workers.map { _ in ChunkBuffer(capacity: 0) }
    totals = Totals(
      scores: SegmentedAggregate(job.scorer.plan, job.segmentation), answers: AnswerAggregate(job.records.survey))
  }

  /// Reads a file.
  ///
  /// - Parameters:
  ///   - file: What its records are.
  ///   - head: Bytes that were read already, from the first record on.
  ///   - line: The line that the first record begins on.
  ///   - chunkSize: How many bytes are worked on at a time, unless a record is larger.
  ///   - bytes: Reads on.
  ///   - deliver: Takes what came of each chunk, in the order of the file; throwing ends the reading.
  /// - Throws: What `bytes` and `deliver` throw.
  public func read(
    _ file: BatchFile, head: [UInt8], line: Int, chunkSize: Int = 1 << 18,
    bytes: @escaping Read,
    deliver: @escaping (ChunkResult) throws -> Void
  ) throws {
    let form: RecordForm =
      switch file.form {
      case .table(let mapping): .table(delimiter: mapping.delimiter.rawValue)
      case .lines: .lines
      }
    let flow = ChunkFlow(
      FileCutter(form, head: head, line: line, mostBytes: job.records.maximumRecordBytes, chunkSize: chunkSize),
      read: bytes,
      deliver: { [judge] chunk in
        var chunk = chunk
        judge?.judge(&chunk)
        try deliver(chunk)
      },
      budget: budget, survey: job.records.survey, ahead: 4 * workers.count)
    // Each thread has a worker and a buffer of its own, and the flow lets one in at a time.
    nonisolated(unsafe) let workers = workers
    nonisolated(unsafe) let buffers = buffers
    nonisolated(unsafe) let shared = flow
    defer {
      let firsts = workers.compactMap(\.first).min { ($0.file, $0.chunk) < ($1.file, $1.chunk) }
      totals.first = totals.first ?? firsts?.response
    }
    if workers.count == 1 {
      while let place = shared.next(into: buffers[0]) {
        shared.hand(workers[0].work(on: buffers[0], place, of: file), place.sequence)
      }
    } else {
      DispatchQueue.concurrentPerform(iterations: workers.count) { index in
        while let place = shared.next(into: buffers[index]) {
          shared.hand(workers[index].work(on: buffers[index], place, of: file), place.sequence)
        }
      }
    }
    try flow.finish()
  }

  /// Adds a response that was read elsewhere.
  ///
  /// - Returns: Its row of scores; `nil` where nobody wants rows.
  public func add(_ collected: CollectedResponse) -> [UInt8]? {
    let scores = job.scorer.score(collected.block)
    let flags = job.scorer.flags(of: collected.response, collected.block)
    totals.scores.add(
      scores, flags: flags, keys: job.segmentation.keys(of: collected.response, in: collected.block))
    totals.answers.add(collected.block, of: job.records.survey)
    totals.first = totals.first ?? collected
    return job.rows?.row(
      id: collected.response.id, issues: collected.issues.count { !$0.isNote }, scores,
      judge?.judged(flags, id: collected.response.id) ?? flags)
  }

  /// How many threads work.
  public var threads: Int { workers.count }

  /// What all responses that were read say.
  public func take() -> Totals {
    for worker in workers.dropFirst() { workers[0].take(worker) }
    let taken = workers[0].take(threads: workers.count)
    totals.scores.merge(taken.scores)
    totals.answers.merge(taken.answers)
    return totals
  }
}

/// The way of chunks from the file to whoever takes what came of them.
///
/// Two locks, so that reading on does not wait for writing. A thread that would be too far ahead of the others waits, so
/// that memory stays bounded.
private final class ChunkFlow {
  private struct Input {
    var cutter: FileCutter
    var failure: (any Error)?
    var isAtEnd = false
  }

  private struct Output {
    var waiting: [Int: ChunkResult] = [:]
    var next = 0
    var failure: (any Error)?
  }

  private let inputLock = Mutex(())
  private let outputLock = Mutex(())
  private var input: Input
  private var output = Output()
  private let read: BatchRun.Read
  private let deliver: (ChunkResult) throws -> Void
  private let budget: IssueBudget
  private let survey: CompiledSurvey
  private let tickets: DispatchSemaphore

  init(
    _ cutter: FileCutter, read: @escaping BatchRun.Read, deliver: @escaping (ChunkResult) throws -> Void,
    budget: IssueBudget, survey: CompiledSurvey, ahead: Int
  ) {
    input = Input(cutter: cutter)
    self.read = read
    self.deliver = deliver
    self.budget = budget
    self.survey = survey
    tickets = DispatchSemaphore(value: ahead)
  }

  /// Fills a buffer with the next chunk; `nil` at the end, and once anything has failed.
  func next(into buffer: ChunkBuffer) -> ChunkPlace? {
    tickets.wait()
    let place = inputLock.withLock { _ -> ChunkPlace? in
      guard !input.isAtEnd else { return nil }
      do {
        if let place = try input.cutter.next(into: buffer, read: read) { return place }
      } catch {
        input.failure = error
      }
      input.isAtEnd = true
      return nil
    }
    if place == nil { tickets.signal() }
    return place
  }

  /// Hands on what came of a chunk.
  func hand(_ result: ChunkResult, _ sequence: Int) {
    outputLock.withLock { _ in
      output.waiting[sequence] = result
      while let result = output.waiting.removeValue(forKey: output.next) {
        output.next += 1
        tickets.signal()
        guard output.failure == nil else { continue }
        do {
          budget.tell(findings(in: result))
          try deliver(result)
        } catch {
          output.failure = error
          inputLock.withLock { _ in input.isAtEnd = true }
        }
      }
    }
  }

  /// What was told in full.
  private func findings(in result: ChunkResult) -> [RoutePlan.Finding: Int] {
    var told: [RoutePlan.Finding: Int] = [:]
    for issue in result.events.lazy.flatMap(\.issues) {
      told[RoutePlan.Finding(kind: issue.kind, item: issue.item.flatMap { survey.itemIndex[$0] }), default: 0] += 1
    }
    return told
  }

  func finish() throws {
    if let failure = output.failure ?? input.failure { throw failure }
  }
}
