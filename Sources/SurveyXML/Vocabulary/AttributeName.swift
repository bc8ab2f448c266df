/// The names of the survey language's attributes. Reader, schemas and reference page share these; none is spelt twice.
enum AttributeName: String, Sendable, CaseIterable {
  case id, was, version, languages, minutes, href
  case language = "xml:lang"
  case relevant, required, allow, readonly
  case defaultValue = "default"
  case notApplicable = "not-applicable"
  case dontKnow = "dont-know"
  case refused, skipped
  case from, to, value, exclusive, other, choices, scale, attributes, filter, order, fixed
  case requiredFrom = "required-from"
  case askedBelow = "asked-below"
  case integer, min, max, step, unit, total, top
  case minLength = "min-length"
  case maxLength = "max-length"
  case over, count, decimals
  case variable = "as"
  case pattern, lines, type, test, severity, ref
  case map, code, several, weights, points, perception, expectation, importance, performance, cross, x, y
  case threshold, flagged
  case trim, identity
  case ofMedian = "of-median"
  case withoutWeights = "without-weights"
  case evidenceCap = "evidence-cap"
  case xCut = "x-cut"
  case yCut = "y-cut"
  case notFlagged = "not-flagged"
  case method, missing, report, direction, reversed, weight
  case target, rule, share, item, sign, of, when, priority
  case survey, today, time, name, state, asked, valid, invalid, advice, score, percent, raw, level, band, group,
    tolerance
  case family, meaningful
  case rate = "q"
  case minGroup = "min-group"
  case notAsked = "not-asked"
  case noAdvice = "no-advice"
  case by, period, claimed, measured, outcome, ready, loyal, requires
  case readyFrom = "ready-from"
  case loyalFrom = "loyal-from"
  case firstBlocking = "first-blocking"
  case definition, seed, started, submitted, confirmed
  case choice, split, decimal, dates, text
}
