internal import SurveyFormats
internal import SurveyModel

/// Diagnostics as SARIF 2.1.0, which code hosts and editors read: rules with their explanations, results with related
/// places and fixes.
///
/// Columns count Unicode code points. A fix is a change a program may propose; whether it may make it unasked is its
/// property `applicability`.
public enum SARIFLog {
  /// The whole text.
  ///
  /// - Parameters:
  ///   - files: What was found.
  ///   - version: The version of this program.
  public static func bytes(_ files: [CheckedFile], version: String) -> [UInt8] {
    let used = Set(files.flatMap { $0.diagnostics.map(\.code) })
    let rules = DiagnosticExplanation.all.filter { used.contains($0.code) }
    let indices = Dictionary(uniqueKeysWithValues: rules.enumerated().map { ($1.code, $0) })
    var writer = JSONWriter(.pretty)
    writer.object { json in
      json.member("$schema", "https://json.schemastore.org/sarif-2.1.0.json")
      json.member("version", "2.1.0")
      json.array("runs") { runs in
        runs.object { run in
          run.object("tool") { tool in
            tool.object("driver") { driver in
              driver.member("name", "sonde")
              driver.member("version", version)
              driver.array("rules") { list in
                for rule in rules { list.object { write(rule, &$0) } }
              }
            }
          }
          run.member("columnKind", "unicodeCodePoints")
          run.array("artifacts") { list in
            for name in names(in: files) {
              list.object { artifact in
                artifact.object("location") { $0.member("uri", uri(of: name)) }
                artifact.member("sourceLanguage", "xml")
              }
            }
          }
          run.array("results") { list in
            for file in files {
              for diagnostic in file.diagnostics {
                list.object { write(diagnostic, rule: indices[diagnostic.code], in: file, &$0) }
              }
            }
          }
        }
      }
    }
    return writer.takeBytes()
  }

  /// Every file that was read, each once.
  private static func names(in files: [CheckedFile]) -> [String] {
    var seen = Set<String>()
    return files.flatMap { $0.sources.sources.map(\.name) }.filter { seen.insert($0).inserted }
  }

  private static func write(_ rule: DiagnosticExplanation, _ json: inout JSONObjectWriter) {
    json.member("id", rule.code.rawValue)
    json.object("shortDescription") { $0.member("text", rule.summary) }
    json.object("fullDescription") { $0.member("text", rule.cause) }
    json.object("help") { $0.member("text", rule.cure) }
    json.object("defaultConfiguration") { $0.member("level", rule.code.severity.word) }
  }

  private static func write(
    _ diagnostic: Diagnostic, rule: Int?, in file: CheckedFile, _ json: inout JSONObjectWriter
  ) {
    json.member("ruleId", diagnostic.code.rawValue)
    if let rule { json.member("ruleIndex", rule) }
    json.member("level", diagnostic.severity.word)
    json.object("message") { message in
      message.member("text", diagnostic.problem.message + (diagnostic.help.map { "; \($0)" } ?? ""))
    }
    json.array("locations") { list in
      list.object { write(file.place(of: diagnostic.range), &$0) }
    }
    if !diagnostic.notes.isEmpty {
      json.array("relatedLocations") { list in
        for (index, note) in diagnostic.notes.enumerated() {
          list.object { location in
            location.member("id", index)
            location.object("message") { $0.member("text", note.message) }
            write(file.place(of: note.range), &location)
          }
        }
      }
    }
    if let fix = diagnostic.fix { json.array("fixes") { $0.object { write(fix, in: file, &$0) } } }
  }

  private static func write(_ place: FilePlace, _ json: inout JSONObjectWriter) {
    json.object("physicalLocation") { location in
      location.object("artifactLocation") { $0.member("uri", uri(of: place.file)) }
      location.object("region") { write(regionOf: place, &$0) }
    }
  }

  private static func write(regionOf place: FilePlace, _ json: inout JSONObjectWriter) {
    json.member("startLine", place.start.line)
    json.member("startColumn", place.start.column)
    json.member("endLine", place.end.line)
    json.member("endColumn", place.end.column)
  }

  /// The edits of a fix, those of one file together and in the order of the text.
  private static func write(_ fix: Fix, in file: CheckedFile, _ json: inout JSONObjectWriter) {
    json.object("description") { $0.member("text", fix.title) }
    json.array("artifactChanges") { changes in
      let edits = Dictionary(grouping: fix.edits, by: \.range.source).sorted { $0.key < $1.key }
      for (source, edits) in edits {
        changes.object { change in
          change.object("artifactLocation") { $0.member("uri", uri(of: file.sources[source].name)) }
          change.array("replacements") { list in
            for edit in edits.sorted(by: { $0.range < $1.range }) {
              list.object { replacement in
                replacement.object("deletedRegion") { write(regionOf: file.place(of: edit.range), &$0) }
                replacement.object("insertedContent") { $0.member("text", edit.replacement) }
              }
            }
          }
        }
      }
    }
    json.object("properties") { $0.member("applicability", fix.applicability.rawValue) }
  }

  /// A file's name as a URI: relative as it was given, or `file:` where it begins at the root.
  static func uri(of name: String) -> String {
    var uri = name.hasPrefix("/") ? "file://" : ""
    for byte in name.utf8 {
      let isPlain =
        byte < 0x80 && (Character(Unicode.Scalar(byte)).isLetter || Character(Unicode.Scalar(byte)).isNumber)
      if isPlain || "-._~/".utf8.contains(byte) {
        uri.unicodeScalars.append(Unicode.Scalar(byte))
      } else {
        let digits = String(byte, radix: 16, uppercase: true)
        uri += "%" + (digits.count < 2 ? "0" : "") + digits
      }
    }
    return uri
  }
}
