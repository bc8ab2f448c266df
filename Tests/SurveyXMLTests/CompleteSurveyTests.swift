import SurveyModel
import SurveyXML
import Testing

@Suite("What a complete small survey reads to")
struct CompleteSurveyTests {
  static let definition = """
    <?xml version="1.0" encoding="UTF-8"?>
    <!-- A survey with one of everything. -->
    <survey xmlns="urn:sonde:survey:1" id="loyalty" version="1.0.0" xml:lang="fr" languages="fr it"
            required="soft" allow="dont-know" minutes="12">
      <title>Fidélité</title>
      <title xml:lang="it">Fedeltà</title>
      <intro>Merci de
        <em>répondre</em> <strong>sans <em>hâte</em></strong>.<br/>
        Bien à vous &amp; merci.</intro>
      <intro xml:lang="it"><![CDATA[A < B]]></intro>
      <documentation>For colleagues only.</documentation>
      <codes not-applicable="99" dont-know="98" refused="97" skipped=""/>
      <scale id="agreement" from="1" to="5">
        <point value="1"><label>Non</label><label xml:lang="it">No</label></point>
        <point value="5"><label>Oui</label><label xml:lang="it">Sì</label></point>
      </scale>
      <choices id="towns">
        <choice value="lyon"><label>Lyon</label><label xml:lang="it">Lione</label></choice>
        <choice value="none" exclusive="yes"><label>Aucune</label><label xml:lang="it">Nessuna</label></choice>
      </choices>
      <section id="first" relevant="age &gt; 17" required="yes" allow="">
        <title>Un</title><title xml:lang="it">Uno</title>
        <number id="age" integer="yes" min="0" max="120" step="0.5" unit="ans" required="no">
          <prompt>Âge ?</prompt><prompt xml:lang="it">Età?</prompt>
          <instruction>En années</instruction><instruction xml:lang="it">In anni</instruction>
          <help>Révolus</help><help xml:lang="it">Compiuti</help>
          <constraint test=". lt 110" severity="warning">
            <message>Vraiment ?</message><message xml:lang="it">Davvero?</message>
          </constraint>
          <origin ref="R1.1" xml:lang="en">How old are you?</origin>
        </number>
        <section id="inner">
          <single id="town" choices="towns" other="yes">
            <prompt>Ville</prompt><prompt xml:lang="it">Città</prompt>
          </single>
          <multiple id="uses" min="1" max="2">
            <prompt>Usages</prompt><prompt xml:lang="it">Usi</prompt>
            <choice value="a"><label>A</label><label xml:lang="it">A</label></choice>
            <choice value="b"><label>B</label><label xml:lang="it">B</label></choice>
          </multiple>
        </section>
      </section>
      <rating id="keeps-word" scale="agreement">
        <prompt>Promesses</prompt><prompt xml:lang="it">Promesse</prompt>
      </rating>
      <yesno id="again"><prompt>Encore ?</prompt><prompt xml:lang="it">Ancora?</prompt></yesno>
      <check id="vision" scale="agreement">
        <prompt>Vision</prompt><prompt xml:lang="it">Visione</prompt>
        <evidence required-from="3"><prompt>Preuve</prompt><prompt xml:lang="it">Prova</prompt></evidence>
        <owner asked-below="4"/>
        <due asked-below="4.5"/>
      </check>
      <grid id="views" scale="agreement" allow="refused">
        <prompt>Avis</prompt><prompt xml:lang="it">Pareri</prompt>
        <row id="price"><label>Prix</label><label xml:lang="it">Prezzo</label></row>
        <row id="staff" relevant="views.price ge 2"><label>Accueil</label><label xml:lang="it">Personale</label></row>
      </grid>
      <grid id="where" relevant="age ge 18">
        <prompt>Où</prompt><prompt xml:lang="it">Dove</prompt>
        <choice value="shop"><label>Magasin</label><label xml:lang="it">Negozio</label></choice>
        <choice value="web"><label>Site</label><label xml:lang="it">Sito</label></choice>
        <row id="buy"><label>Achat</label><label xml:lang="it">Acquisto</label></row>
      </grid>
      <allocation id="weight" choices="towns" total="10" integer="no" min="0.5" max="8" unit="points">
        <prompt>Poids</prompt><prompt xml:lang="it">Pesi</prompt>
      </allocation>
      <ranking id="order" choices="towns" top="1">
        <prompt>Ordre</prompt><prompt xml:lang="it">Ordine</prompt>
      </ranking>
      <text id="why" min-length="2" max-length="500" pattern="[a-z]+" lines="multi">
        <prompt>Pourquoi ?</prompt><prompt xml:lang="it">Perché?</prompt>
      </text>
      <date id="visit" min="2020-02-29" max="today()">
        <prompt>Visite</prompt><prompt xml:lang="it">Visita</prompt>
      </date>
      <time id="arrival" min="08:30" max="18:00">
        <prompt>Arrivée</prompt><prompt xml:lang="it">Arrivo</prompt>
      </time>
      <datetime id="call" min="2026-01-01T00:00" max="now()">
        <prompt>Appel</prompt><prompt xml:lang="it">Chiamata</prompt>
      </datetime>
      <statement id="thanks"><prompt>Merci</prompt><prompt xml:lang="it">Grazie</prompt></statement>
      <variable id="adult" value="age ge 18" type="boolean"/>
      <scoring>
        <map id="points" several="max"><entry code="read" value="-1.5"/><entry state="refused" value="0"/></map>
        <dimension id="trust" method="sum" missing="n:1" report="raw" direction="lower-better">
          <title>Confiance</title><title xml:lang="it">Fiducia</title>
          <item ref="keeps-word" reversed="yes" weight="0.25"/>
          <item ref="vision" map="points"/>
        </dimension>
        <index id="total" missing="share:0.8"><component ref="trust" weight="2"/></index>
        <maturity id="tree" target="60" dont-know="missing" rule="share" share="0.8" evidence-cap="2"><step ref="trust"/></maturity>
        <top-box id="csat" item="keeps-word" from="4" to="5"/>
        <net-score id="nps" item="keeps-word">
          <group id="promoter" from="5" to="5" sign="1"/>
          <group id="detractor" from="1" to="2" sign="-1"/>
        </net-score>
        <gap id="servqual" importance="weight" missing="all">
          <title>Écart</title><title xml:lang="it">Divario</title>
          <pair perception="trust" expectation="total" points="rome"/>
        </gap>
        <importance-performance id="priorities" cross="mid">
          <title>Priorités</title><title xml:lang="it">Priorità</title>
          <aspect performance="trust" importance="total"/>
        </importance-performance>
        <quadrants id="types" x="trust" x-cut="75" y="total" y-cut="62.5">
          <title>Profils</title><title xml:lang="it">Profili</title>
          <quadrant id="loyalist" x="high" y="high"><title>Fidèle</title><title xml:lang="it">Fedele</title></quadrant>
          <quadrant id="defector" x="low" y="low"/>
        </quadrants>
        <index id="weighted" weights="weight" without-weights="equal"><component ref="trust" points="rome"/></index>
        <gate of="total weighted" when="trust ge 50"/>
        <flag id="same" type="straightline" over="views trust" threshold="6">
          <title>Pareil</title><title xml:lang="it">Uguale</title>
        </flag>
        <analysis><reliability of="trust"/></analysis>
        <bands of="trust total">
          <band id="low" from="0" to="50"><title>Bas</title><title xml:lang="it">Basso</title></band>
          <band id="high" from="50" to="100"/>
        </bands>
        <advice when="trust lt 50" of="trust" priority="2">
          <text>Agir</text><text xml:lang="it">Agire</text>
        </advice>
      </scoring>
    </survey>
    """

  let reading = read(Self.definition)

  @Test func noDiagnostics() {
    #expect(lines(reading) == [])
  }

  @Test func head() throws {
    let survey = try #require(reading.survey)
    #expect(survey.id.text == "loyalty")
    #expect(reading.sources.position(of: survey.id.range) == SourcePosition(line: 3, column: 40))
    #expect(survey.version == "1.0.0")
    #expect(survey.languages.map(\.tag) == ["fr", "it"])
    #expect(survey.sourceLanguage.tag == "fr")
    #expect(survey.minutes == 12)
    #expect(survey.inherited == Inheritable(requirement: .soft, allowed: [.dontKnow]))
    #expect(survey.title.variants.map(\.content) == [[.text("Fidélité")], [.text("Fedeltà")]])
    #expect(
      survey.nonAnswerCodes == [.notApplicable: "99", .dontKnow: "98", .refused: "97", .skipped: ""])
  }

  @Test func textsAreNormalized() throws {
    let intro = try #require(reading.survey?.intro)
    #expect(
      intro.variants[0].content == [
        .text("Merci de "), .emphasis([.text("répondre")]), .text(" "),
        .strong([.text("sans "), .emphasis([.text("hâte")])]), .text("."), .lineBreak, .text("Bien à vous & merci."),
      ])
    #expect(intro.variants[0].content.plainText == "Merci de répondre sans hâte.\nBien à vous & merci.")
    #expect(intro.variants[1].content == [.text("A < B")])
  }

  @Test func lists() throws {
    let lists = try #require(reading.survey?.choiceLists)
    #expect(lists.map(\.id.text) == ["agreement", "towns", "uses", "where"])
    #expect(lists.map(\.isInline) == [false, false, true, true])
    #expect(lists[0].isScale)
    #expect(lists[0].choices.map(\.code.text) == ["1", "2", "3", "4", "5"])
    #expect(lists[0].choices.map { $0.label == nil } == [false, true, true, true, false])
    #expect(lists[1].choices.map(\.isExclusive) == [false, true])
  }

  @Test func questions() throws {
    let survey = try #require(reading.survey)
    guard case .section(let first) = survey.elements[0], case .question(let age) = first.elements[0],
      case .section(let inner) = first.elements[1]
    else {
      Issue.record("the first element is a section with a question and a section")
      return
    }
    #expect(first.relevance?.text == "age > 17")
    #expect(first.inherited == Inheritable(requirement: .yes, allowed: []))
    guard case .number(let limits) = age.kind else {
      Issue.record("age is a number")
      return
    }
    #expect(limits.isInteger && limits.minimum == 0 && limits.maximum == 120 && limits.unit == "ans")
    #expect(limits.step == Ratio(1, over: 2))
    #expect(age.inherited == Inheritable(requirement: .no))
    #expect(age.instruction?.variants.count == 2 && age.help?.variants.count == 2)
    #expect(age.constraints.map(\.test.text) == [". lt 110"])
    #expect(age.constraints.map(\.severity) == [.warning])
    #expect(age.origin?.reference == "R1.1")
    #expect(age.origin?.text.variants.map(\.language.tag) == ["en"])
    #expect(inner.elements.count == 2)
    #expect(kinds(inner.elements) == ["single towns other", "multiple uses 1...2"])
    #expect(
      kinds(survey.elements) == [
        "section first", "rating agreement", "yesno", "check agreement 3 4 4.5",
        "grid agreement price, staff if views.price ge 2", "grid where buy",
        "allocation towns 10 points 0.5...8 decimal", "ranking towns 1", "text 2...500 [a-z]+ multi",
        "date 2020-02-29 present", "time 08:30 18:00", "datetime 2026-01-01T00:00 present", "statement",
        "variable boolean age ge 18",
      ])
  }

  @Test func scores() throws {
    let scoring = try #require(reading.survey?.scoring)
    #expect(scoring.maps.map(\.id.text) == ["points"] && scoring.maps[0].several == .max)
    #expect(scoring.maps[0].entries.map { $0.code?.text ?? $0.state?.name } == ["read", "refused"])
    #expect(scoring.maps[0].entries.map(\.value) == [Ratio(decimal: "-1.5"), 0])
    #expect(
      scoring.scores.map(\.id.text)
        == ["trust", "total", "tree", "csat", "nps", "servqual", "priorities", "types", "weighted"])
    guard case .dimension(let trust) = scoring.scores[0], case .index(let total) = scoring.scores[1],
      case .maturity(let tree) = scoring.scores[2], case .topBox(let csat) = scoring.scores[3],
      case .netScore(let nps) = scoring.scores[4]
    else {
      Issue.record("the scores are of five kinds")
      return
    }
    #expect(trust.method == .sum && trust.unit == .raw && trust.direction == .lowerBetter)
    #expect(trust.missing == .atLeast(1))
    #expect(trust.items.map(\.isReversed) == [true, false])
    #expect(trust.items.map(\.map?.text) == [nil, "points"])
    #expect(trust.items.map(\.weight) == [Ratio(1, over: 4), 1])
    #expect(total.components.map(\.weight) == [2] && total.missing == .share(Ratio(decimal: "0.8") ?? 0))
    #expect(tree.evidenceCap == 2)
    #expect(tree.target == 60 && tree.dontKnow == .missing && tree.rule == .share(Ratio(decimal: "0.8") ?? 0))
    #expect(csat.from == 4 && csat.to == 5)
    #expect(nps.groups.map(\.sign) == [1, -1])
    #expect(scoring.bands[0].scores.map(\.text) == ["trust", "total"])
    #expect(
      scoring.bands[0].scores.map { reading.sources[.init(0)].text(in: $0.range.lower..<$0.range.upper) }
        == ["trust", "total"])
    #expect(scoring.bands[0].bands.map(\.id.text) == ["low", "high"])
    #expect(scoring.advice.map(\.priority) == [2] && scoring.advice[0].score?.text == "trust")
    #expect(scoring.advice[0].text.variants.map(\.content) == [[.text("Agir")], [.text("Agire")]])
  }

  @Test func composites() throws {
    let scoring = try #require(reading.survey?.scoring)
    guard case .gap(let gap) = scoring.scores[5], case .importancePerformance(let map) = scoring.scores[6],
      case .quadrants(let types) = scoring.scores[7], case .index(let weighted) = scoring.scores[8]
    else {
      Issue.record("the scores are of four more kinds")
      return
    }
    #expect(gap.importance?.text == "weight" && gap.missing == .all)
    #expect(gap.pairs.map(\.perception.text) == ["trust"] && gap.pairs.map(\.expectation.text) == ["total"])
    #expect(gap.pairs.map(\.points?.text) == ["rome"])
    #expect(map.cross == .mid && map.importance == nil)
    #expect(map.aspects.map(\.performance.text) == ["trust"] && map.aspects.map(\.importance?.text) == ["total"])
    #expect(types.x.ref.text == "trust" && types.x.cut == 75)
    #expect(types.y.ref.text == "total" && types.y.cut == Ratio(125, over: 2))
    #expect(types.quadrants.map(\.id.text) == ["loyalist", "defector"])
    #expect(types.quadrants.map(\.x) == [.high, .low] && types.quadrants.map(\.y) == [.high, .low])
    #expect(weighted.weights?.text == "weight" && weighted.withoutWeights == .equal)
    #expect(weighted.components.map(\.points?.text) == ["rome"])
    #expect(scoring.gates.map { $0.scores.map(\.text) } == [["total", "weighted"]])
    #expect(scoring.gates.map(\.condition.text) == ["trust ge 50"])
    #expect(scoring.flags.map(\.id.text) == ["same"] && scoring.flags.map(\.kind) == [.straightline])
    #expect(scoring.flags.map { $0.over.map(\.text) } == [["views", "trust"]] && scoring.flags[0].threshold == 6)
  }

  /// Each element in one line, so that one expectation covers the lot.
  private func kinds(_ elements: [SurveyElement]) -> [String] {
    elements.map { element in
      switch element {
      case .section(let section): return "section \(section.id.text)"
      case .loop(let loop): return "loop \(loop.id.text)"
      case .question(let question):
        switch question.kind {
        case .single(let list, let hasOther): return "single \(list.text)\(hasOther ? " other" : "")"
        case .multiple(let list, _, let least, let most): return "multiple \(list.text) \(least ?? -1)...\(most ?? -1)"
        case .rating(let scale): return "rating \(scale.text)"
        case .yesno: return "yesno"
        case .check(let scale, let parts):
          let levels = [parts.evidence?.requiredFrom, parts.owner?.askedBelow, parts.due?.askedBelow]
          return "check \(scale.text) " + levels.map { $0?.text ?? "-" }.joined(separator: " ")
        case .grid(let answer, let rows):
          let rows = rows.map { $0.id.text + ($0.relevance.map { " if \($0.text)" } ?? "") }
          return "grid \(answer.listName) " + rows.joined(separator: ", ")
        case .allocation(let list, let limits):
          let bounds = [limits.minimum, limits.maximum].map { $0?.text ?? "-" }.joined(separator: "...")
          let kind = limits.isInteger ? "whole" : "decimal"
          return "allocation \(list.text) \(limits.total.text) \(limits.unit ?? "") \(bounds) \(kind)"
        case .ranking(let list, let top): return "ranking \(list.text) \(top ?? -1)"
        case .number: return "number"
        case .text(let limits):
          return "text \(limits.minimumLength ?? -1)...\(limits.maximumLength ?? -1) \(limits.pattern?.text ?? "") "
            + (limits.isMultiline ? "multi" : "single")
        case .date(let limits): return "date \(name(limits.minimum)) \(name(limits.maximum))"
        case .time(let limits): return "time \(name(limits.minimum)) \(name(limits.maximum))"
        case .datetime(let limits): return "datetime \(name(limits.minimum)) \(name(limits.maximum))"
        case .statement: return "statement"
        case .passes: return "passes"
        case .variable(let variable): return "variable \(variable.type?.rawValue ?? "") \(variable.value.text)"
        }
      }
    }
  }

  private func name<Value>(_ bound: TemporalLimits<Value>.Bound?) -> String {
    switch bound {
    case .fixed(let value): value.description
    case .present: "present"
    case nil: "-"
    }
  }
}

extension GridAnswer {
  fileprivate var listName: String {
    switch self {
    case .scale(let name), .choices(let name): name.text
    }
  }
}
