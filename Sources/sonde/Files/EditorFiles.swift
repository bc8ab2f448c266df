import SurveyXML

/// What editors read beside a survey, to complete names and to show mistakes where they are.
enum EditorFiles {
  /// The files for a folder.
  static func files(in folder: String) -> [NewFile] {
    let schema = FileAccess.joined(folder, "sonde.xsd")
    return [
      NewFile(path: schema, text: SchemaWriter.text(.xsd)),
      .xmlNamespaceSchema(besides: schema),
      NewFile(path: FileAccess.joined(folder, "sonde.rnc"), text: SchemaWriter.text(.relaxNGCompact)),
      NewFile(path: FileAccess.joined(folder, "schemas.xml"), text: schemas),
      NewFile(path: FileAccess.joined(folder, ".vscode/tasks.json"), text: tasks),
    ]
  }

  /// Where nxml-mode looks for the schema of a file.
  private static let schemas = """
    <?xml version="1.0" encoding="UTF-8"?>
    <locatingRules xmlns="http://thaiopensource.com/ns/locating-rules/1.0">
      <namespace ns="urn:sonde:survey:1" uri="sonde.rnc"/>
    </locatingRules>

    """

  /// A task of Visual Studio Code that checks the open file and reads the messages.
  private static let tasks = #"""
    {
      "version": "2.0.0",
      "tasks": [
        {
          "label": "sonde check",
          "type": "process",
          "command": "sonde",
          "args": ["check", "--format", "gcc", "${file}"],
          "group": { "kind": "build", "isDefault": true },
          "presentation": { "reveal": "silent", "clear": true },
          "problemMatcher": {
            "owner": "sonde",
            "source": "sonde",
            "fileLocation": ["autoDetect", "${workspaceFolder}"],
            "pattern": {
              "regexp": "^(.+?):(\\d+):(\\d+): (error|warning|note): (.*) \\[([a-z0-9-]+)\\]$",
              "file": 1,
              "line": 2,
              "column": 3,
              "severity": 4,
              "message": 5,
              "code": 6
            }
          }
        }
      ]
    }

    """#
}
