/// Response scales and choice lists that several surveys share.
public struct Library: Sendable, Hashable {
  /// The library's id.
  public let id: Name

  /// Its lists; for a library that is read by itself, those that it imports too.
  public let lists: [ChoiceList]

  /// Makes a library.
  public init(id: Name, lists: [ChoiceList]) {
    self.id = id
    self.lists = lists
  }
}
