extension String {
  /// Lower case, without the accents of the Latin languages: what is compared when people type labels.
  public var folded: String {
    String(
      lowercased().map { character -> Character in
        switch character {
        case "à", "á", "â", "ä", "ã", "å": "a"
        case "ç": "c"
        case "è", "é", "ê", "ë": "e"
        case "ì", "í", "î", "ï": "i"
        case "ñ": "n"
        case "ò", "ó", "ô", "ö", "õ": "o"
        case "ù", "ú", "û", "ü": "u"
        case "’": "'"
        default: character
        }
      })
  }
}
