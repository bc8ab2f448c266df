import CLinux
import Glibc
import SurveyBatch
import SurveyFormats
import SurveyModel
import SurveyResponses
import SurveyScoring

/// Reads all the responses that a command is given through the batch engine: tables and JSON Lines in blocks, on several
/// threads; JSON documents, XML and compressed files response by response.
struct BatchReading {
  let run: ResponseRun
  let batch: BatchRun
  let job: BatchJob

  /// Makes a reading.
  ///
  /// - Parameters:
  ///   - run: What is read, and what becomes of what does not fit.
  ///   - scorer: Scores the responses.
  ///   - segmentation: How they are told apart.
  ///   - rows: How scores become rows; `nil` where nobody wants them.
  ///   - threads: How many threads read; `nil` for one on each processor.
  init(
    _ run: ResponseRun, scorer: ResponseScorer, segmentation: Segmentation, rows: ScoreRowFormat?, threads: Int?
  ) {
    self.run = run
    job = BatchJob(
      records: RecordReader(survey: run.files.survey, now: run.files.now, map: run.files.map), scorer: scorer,
      segmentation: segmentation, rows: rows, issuesInFull: run.log.issuesInFull)
    batch = BatchRun(job, threads: threads ?? max(1, sysconf(Int32(_SC_NPROCESSORS_ONLN))))
  }

  /// Reads all files.
  ///
  /// - Parameter write: Takes rows of scores, in the order of the responses.
  /// - Returns: What all responses say.
  func read(_ write: @escaping ([UInt8]) throws(FileError) -> Void) throws(FileError) -> BatchRun.Totals {
    Self.giveMemoryBack()
    var progress = Progress(total: ResponseInput.size(of: run.paths))
    for (index, path) in run.paths.enumerated() where run.log.goesOn {
      do throws(FileError) {
        try read(path, index, &progress, write)
      } catch {
        progress.clear()
        // One file that cannot be read must not take the others with it.
        guard run.paths.count > 1, !error.isOutput else { throw error }
        run.log.takeUnreadable(error)
      }
    }
    progress.clear()
    try run.log.finish()
    return batch.take()
  }

  /// Has large arrays returned to the system when they are free. What threads count would otherwise stay in heaps of their
  /// own, where what is made of it in the end could not use it.
  private static func giveMemoryBack() { mallopt(M_MMAP_THRESHOLD, 256 << 10) }

  private func read(
    _ path: String, _ index: Int, _ progress: inout Progress, _ write: @escaping ([UInt8]) throws(FileError) -> Void
  ) throws(FileError) {
    let source = try ByteSource(path, encoding: run.files.encoding)
    let format = run.files.format ?? ResponseFormat(fileName: path) ?? ResponseFormat(sniffing: source.head)
    guard !source.isCompressed, format == .table || format == .jsonLines else {
      return try readOneByOne(path, source, &progress, write)
    }
    var head: [UInt8] = []
    let form: BatchFile.Form
    var line = 1
    if format == .table {
      guard let table = try self.head(of: source, &head, path) else { return }
      (form, line, head) = (.table(table.mapping), table.line, table.rest)
    } else {
      form = .lines
    }
    try read(BatchFile(index: index, form: form), head, line, source, path, &progress, write)
    if let guessed = source.guessedEncoding {
      _ = run.log.take(.remark(ResponseIssue(.converted(from: guessed.name), response: nil)), in: path)
    }
  }

  private func read(
    _ file: BatchFile, _ head: [UInt8], _ line: Int, _ source: ByteSource, _ path: String,
    _ progress: inout Progress, _ write: @escaping ([UInt8]) throws(FileError) -> Void
  ) throws(FileError) {
    var drawn = progress
    var passed = 0
    do {
      try batch.read(file, head: head, line: line, bytes: { try source.fill($0) }) { chunk in
        guard run.log.take(chunk, in: path) else { throw Stop() }
        if !chunk.output.isEmpty { try write(chunk.output) }
        let now = source.passed
        drawn.passed(now - passed)
        passed = now
        drawn.draw(records: run.log.outcome.accepted + run.log.outcome.rejected)
      }
    } catch let error as FileError {
      throw error
    } catch {
      // The log has the reason.
    }
    progress = drawn
  }

  /// Ends the reading of a file because the log says so.
  private struct Stop: Error {}

  /// The header of a table; `nil` where there is none, which is reported.
  private func head(of source: ByteSource, _ bytes: inout [UInt8], _ path: String) throws(FileError) -> TableHead? {
    var isWhole = false
    while true {
      let more = try source.next()
      bytes += more
      isWhole = more.isEmpty
      switch TableHead.find(in: bytes, isWhole: isWhole, for: job.records) {
      case .incomplete where !isWhole: continue
      case .incomplete: return nil
      case .stopped(let error):
        let issue = ResponseIssue(.unreadable(error.message), response: nil, place: error.place)
        _ = run.log.take(.rejected(issue, source: nil), in: path)
        return nil
      case .head(let table):
        guard run.log.take(.columns(table.mapping), in: path) else { return nil }
        run.sayColumns(table.mapping, path)
        for issue in table.mapping.issues { _ = run.log.take(.remark(issue), in: path) }
        return table
      }
    }
  }

  private func readOneByOne(
    _ path: String, _ source: ByteSource, _ progress: inout Progress,
    _ write: @escaping ([UInt8]) throws(FileError) -> Void
  ) throws(FileError) {
    var failure: FileError?
    func take(_ event: ResponseEvent) {
      guard failure == nil, run.log.take(event, in: path) else { return }
      switch event {
      case .columns(let mapping): run.sayColumns(mapping, path)
      case .response(let collected):
        let row = batch.add(collected)
        guard let row else { return }
        do throws(FileError) {
          try write(row)
        } catch {
          failure = error
        }
      case .rejected, .remark: break
      }
    }
    try run.files.readFile(path, .source(source), job.records, run.log, &progress, take)
    if let failure { throw failure }
  }
}
