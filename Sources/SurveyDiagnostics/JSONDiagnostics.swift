internal import SurveyFormats
internal import SurveyModel

/// Diagnostics as JSON: what text shows, as facts, with the exact edits of a fix.
///
/// ```json
/// {
///   "format": "sonde-diagnostics", "version": 1,
///   "files": [{ "file": "visit.xml", "errors": 1, "warnings": 0, "notes": 0 }],
///   "diagnostics": [
///     {
///       "file": "visit.xml", "code": "unknown-reference", "severity": "error",
///       "message": "no question is named 'knid'",
///       "range": {
///         "start": { "line": 11, "column": 31, "utf16": 31, "byte": 402 },
///         "end": { "line": 11, "column": 35, "utf16": 35, "byte": 406 }
///       },
///       "help": "did you mean 'kind'?",
///       "notes": [{ "message": "'kind' is defined here", "file": "visit.xml", "range": { … } }],
///       "fix": {
///         "title": "write 'kind'", "applicability": "likely",
///         "edits": [{ "file": "visit.xml", "range": { … }, "text": "kind" }]
///       }
///     }
///   ]
/// }
/// ```
///
/// Lines and columns count from 1, bytes from 0, and an end is the place after the last character; `column` counts
/// characters (Unicode scalars), `utf16` the units of language servers plus one. `help` and `fix` are `null` where there
/// is none. Within version 1, members are only added.
public enum JSONDiagnostics {
  /// The version of the form.
  public static let version = 1

  /// The whole text.
  public static func bytes(_ files: [CheckedFile]) -> [UInt8] {
    var writer = JSONWriter(.pretty)
    writer.object { json in
      json.member("format", "sonde-diagnostics")
      json.member("version", version)
      json.array("files") { list in
        for file in files {
          list.object { json in
            json.member("file", file.name)
            json.member("errors", file.count(.error))
            json.member("warnings", file.count(.warning))
            json.member("notes", file.count(.note))
          }
        }
      }
      json.array("diagnostics") { list in
        for file in files {
          for diagnostic in file.diagnostics { list.object { write(diagnostic, in: file, &$0) } }
        }
      }
    }
    return writer.takeBytes()
  }

  private static func write(_ diagnostic: Diagnostic, in file: CheckedFile, _ json: inout JSONObjectWriter) {
    let place = file.place(of: diagnostic.range)
    json.member("file", place.file)
    json.member("code", diagnostic.code.rawValue)
    json.member("severity", diagnostic.severity.word)
    json.member("message", diagnostic.problem.message)
    write(place, &json)
    json.member("help", diagnostic.help)
    json.array("notes") { list in
      for note in diagnostic.notes {
        let place = file.place(of: note.range)
        list.object { json in
          json.member("message", note.message)
          json.member("file", place.file)
          write(place, &json)
        }
      }
    }
    guard let fix = diagnostic.fix else { return json.member("fix", JSONValue.null) }
    json.object("fix") { json in
      json.member("title", fix.title)
      json.member("applicability", fix.applicability.rawValue)
      json.array("edits") { list in
        for edit in fix.edits {
          let place = file.place(of: edit.range)
          list.object { json in
            json.member("file", place.file)
            write(place, &json)
            json.member("text", edit.replacement)
          }
        }
      }
    }
  }

  private static func write(_ place: FilePlace, _ json: inout JSONObjectWriter) {
    json.object("range") { json in
      write("start", place.start, place.startUnits, place.range.lower, &json)
      write("end", place.end, place.endUnits, place.range.upper, &json)
    }
  }

  private static func write(
    _ key: String, _ position: SourcePosition, _ units: Int, _ byte: Int, _ json: inout JSONObjectWriter
  ) {
    json.object(key) { json in
      json.member("line", position.line)
      json.member("column", position.column)
      json.member("utf16", units)
      json.member("byte", byte)
    }
  }
}
