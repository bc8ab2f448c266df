/// The kinds of customers by satisfaction and intention to come back (Jones and Sasser, 1995).
public enum LoyaltyQuadrant: String, Hashable, Sendable, CaseIterable {
  /// Satisfied and coming back.
  case loyalist
  /// Satisfied but not coming back.
  case mercenary
  /// Not satisfied but coming back, for want of a choice.
  case hostage
  /// Neither satisfied nor coming back.
  case defector

  /// The quadrant of a customer; values on a cut count as high. The cuts are contested, ≥ 4 of 5 or ≥ 8 of 10 usual.
  public init(satisfaction: Double, loyalty: Double, satisfactionCut: Double, loyaltyCut: Double) {
    switch (satisfaction >= satisfactionCut, loyalty >= loyaltyCut) {
    case (true, true): self = .loyalist
    case (true, false): self = .mercenary
    case (false, true): self = .hostage
    case (false, false): self = .defector
    }
  }
}
