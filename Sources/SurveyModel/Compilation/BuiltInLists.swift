/// The choice lists that no survey declares.
enum BuiltInLists {
  /// The list of `yesno` questions: `yes` first, so that its index is 0.
  static let yesNo = ChoiceList(
    id: Name("yes-no"), isScale: false,
    choices: [Choice(code: Name("yes"), label: nil), Choice(code: Name("no"), label: nil)])

  /// Whether a list is the built-in one of `yesno` questions.
  static func isYesNo(_ list: ChoiceList) -> Bool { list == yesNo }

  /// The choice that `other="yes"` adds; front ends name it in the respondent's language.
  static let other = Choice(code: Name("other"), label: nil)
}
