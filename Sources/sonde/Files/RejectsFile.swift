import Glibc
import SurveyFormats
import SurveyResponses

/// The records that were rejected, as they stand in their files, so that they can be mended and read again.
///
/// What is read again has to be one file: all records have one format, and all rows one header.
final class RejectsFile {
  private let output: OutputFile
  private let path: String
  private var format: ResponseFormat?
  private var header: [UInt8]?
  private var headerOfFile: [UInt8]?

  /// Opens the file.
  init(_ path: String, force: Bool) throws(FileError) {
    self.path = path
    output = try OutputFile(path, force: force)
  }

  /// Takes note of the header of the table that is being read.
  func begin(_ mapping: ColumnMapping) { headerOfFile = mapping.header.source }

  /// Adds a record.
  ///
  /// - Parameters:
  ///   - source: The record.
  ///   - file: Its file.
  func write(_ source: RecordSource, in file: String) throws(FileError) {
    let current = source.format
    if let format, format != current || (format == .table && header != headerOfFile) {
      let difference = format == current ? "another header" : "another format"
      throw FileError(
        path: file, code: EINVAL,
        detail: "has \(difference) than the files before, so its rejects cannot stand in \(path); read it on its own")
    }
    var bytes: [UInt8] = []
    if format == nil {
      format = current
      header = headerOfFile
      switch current {
      case .table: bytes += (headerOfFile ?? []) + [UInt8(ascii: "\n")]
      case .json: bytes += Array("[\n".utf8)
      case .xml: bytes += Array("<responses xmlns=\"urn:sonde:survey:1\">\n".utf8)
      case .jsonLines: break
      }
    } else if current == .json {
      bytes += Array(",\n".utf8)
    }
    bytes += source.bytes
    if current != .json { bytes.append(UInt8(ascii: "\n")) }
    try output.write(bytes)
  }

  /// Gives the file its name.
  func finish() throws(FileError) {
    switch format {
    case .json: try output.write(Array("\n]\n".utf8))
    case .xml: try output.write(Array("</responses>\n".utf8))
    case .table, .jsonLines, nil: break
    }
    try output.finish()
  }
}
