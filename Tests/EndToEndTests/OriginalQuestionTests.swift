import SurveyModel
import Testing

/// The thirty checklist questions of the literature, in its own words. The survey asks most of them otherwise, as
/// practices whose level can be told, and keeps each original beside what it became.
@Suite("The thirty original questions, verbatim")
struct OriginalQuestionTests {
  /// The questions of each step, a line each.
  private static let steps = [
    (
      "step-vision", 4,
      """
      Existe-t-il une vision claire et convaincante, comprise par toutes les parties prenantes jusqu'au niveau \
      "qu'est-ce que cela signifie pour moi" ?
      Les principales parties prenantes adhèrent-elles à votre vision ?
      Votre vision est-elle fondée sur des hypothèses documentées concernant l'environnement externe futur ?
      Avez-vous clairement communiqué le "quoi" et le "pourquoi" de votre vision à vos clients ?
      """
    ),
    (
      "step-customers", 3,
      """
      En quoi vos clients sont-ils similaires ?
      Quelles sont les caractéristiques de vos clients à forte valeur ajoutée ?
      Sur la base de votre vision, quelle est la meilleure façon de regrouper ces clients ?
      """
    ),
    (
      "step-services", 3,
      """
      Quels sont les besoins/désirs fondamentaux que vous allez satisfaire ?
      Quels sont les besoins que vous allez explorer ?
      Quels sont les attributs (caractéristiques) qui décriront l'ensemble de vos services ?
      """
    ),
    (
      "step-advantage", 4,
      """
      Quels sont les facteurs de différenciation dans votre secteur ?
      Qui sont vos concurrents ?
      Quels sont vos avantages et inconvénients du point de vue de vos clients ?
      Qu'est-ce qui incitera vos clients à revenir ?
      """
    ),
    (
      "step-capability", 4,
      """
      De quelle infrastructure aurez-vous besoin pour réaliser cette vision ?
      De quelles nouvelles capacités aurez-vous besoin ?
      Quelles capacités devrez-vous améliorer afin de réaliser la vision ?
      De quelles compétences et connaissances aurez-vous besoin pour soutenir votre avantage concurrentiel ?
      """
    ),
    (
      "step-culture", 6,
      """
      Dans quelle mesure le leadership tolère-t-il les erreurs ?
      Dans quelle mesure la direction récompense-t-elle/reconnaît-elle l'excellence ?
      Dans quelle mesure les employés font-ils confiance à la direction ?
      Dans quelle mesure les employés se sentent-ils appréciés ?
      Dans quelle mesure vos clients vous font-ils confiance ?
      Dans quelle mesure vos clients se sentent-ils appréciés ?
      """
    ),
    (
      "step-execution", 6,
      """
      Quelle est votre capacité à prendre les initiatives nécessaires pour réaliser votre vision ?
      Comment allez-vous classer ces initiatives par ordre de priorité ?
      Quand devront-ils être lancés et achevés ?
      Qui va gérer l'initiative ?
      Comment les questions critiques seront-elles gérées ?
      Comment allez-vous communiquer les progrès de votre vision ?
      """
    ),
  ]

  @Test func everyOneIsKeptInItsStep() throws {
    let survey = try #require(ConstructTests.surveys().first { $0.survey.id.text == "loyalty-readiness" })
    let french = try #require(LanguageTag("fr"))
    for (place, (section, count, text)) in Self.steps.enumerated() {
      let originals = text.split(separator: "\n").map(String.init)
      #expect(originals.count == count)
      let checks = survey.items.filter { item in
        guard item.role == .answer, let inside = item.section else { return false }
        return survey.sections[inside].section.id.text == section && survey.question(of: item).origin != nil
      }
      let origins = checks.compactMap { survey.question(of: $0).origin }
      #expect(origins.map { $0.text.plainText(in: french) } == originals, "\(section)")
      // Numbered R1.1 to R7.6.
      #expect(origins.map(\.reference) == (1...count).map { "R\(place + 1).\($0)" }, "\(section)")
    }
    #expect(Self.steps.map(\.1).reduce(0, +) == 30)
  }
}
