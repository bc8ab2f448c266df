import SurveyModel
import SurveyTestSupport
import Testing

/// A whole session in English, as a person reads it; `~` stands for a no-break space.
@Suite struct EnglishTranscriptTests {
  /// Somebody who opens the review too early, changes the language and leaves.
  @Test func aWholeSession() throws {
    let session = try Dialogue(
      readiness, in: english,
      [
        "4", "Fr", "1,250.50", "n", "", ":r", "s", "n", "2", "dk", "0", "31/2/2026", "2026-02-01", ":l it", "", "b",
        ":q",
      ])
    #expect(
      session.readable == """
        Are you ready?
        About 8 minutes.
        Answer for your unit.
        There are no wrong answers.
        Type :? for help, :b to go back, :q to save and leave.

        Section 1 of 2, Your unit.
        A few facts first.

        Question 1 of 3.
        What is your role?
        Type the number, or the beginning of the label, then Enter.
        1. Leadership
        2. Front line
        3. Other
        Answer 1-3: 4
        Error: “4” is not a choice; give a number from 1 to 3.
        Answer 1-3: Fr
        Chosen: 2, Front line.

        Question 2 of 3, optional.
        What is your budget?
        Type the number in digits, for example 12 or 1,234.5.
        dk. I don’t know
        ref. I would rather not answer
        Number (€): 1,250.50
        Noted: 1250.5~€.

        Question 3 of 3.
        Do you meet customers?
        Yes or no (y/n): n
        Chosen: No.

        Section 2 of 2, The service.

        Think of the last three months.
        Enter to go on:

        Question 1 of 5.
        We keep our promises.
        Type the value, then Enter.
        1. Strongly disagree
        2. Rather disagree
        3. Rather agree
        4. Strongly agree
        na. Not applicable
        Answer 1-4: :r

        Review. Nothing is sent yet. 3 answers are missing or need a change.

        Your unit.
        1. What is your role? — Front line
        2. What is your budget? — 1250.5~€
        3. Do you meet customers? — No

        The service.
        ! 4. We keep our promises. — not answered (required)
        ! 5. The vision is understood. — not answered (required)
        ! 6. Would you recommend us? — not answered (required)
        7. Last review — not answered
        8. A wish? — not answered

        A number to change it, n for the next problem, s to submit, b to go back, q
        to save and leave: s
        Error: this cannot be submitted yet: 3 answers are missing or do not fit.
        A number to change it, n for the next problem, s to submit, b to go back, q
        to save and leave: n

        Section 2 of 2, The service.

        Question 1 of 5.
        We keep our promises.
        1. Strongly disagree
        2. Rather disagree
        3. Rather agree
        4. Strongly agree
        na. Not applicable
        Answer 1-4: 2
        Chosen: 2, Rather disagree.

        Question 2 of 5.
        The vision is understood.
        0. Nothing exists
        1. Isolated idea
        2. Partly applied
        3. Applied everywhere
        dk. I don’t know
        na. Not applicable
        Answer 0-3: dk
        Chosen: I don’t know.

        Question 3 of 5.
        Would you recommend us?
        0 (not at all likely) to 10 (extremely likely): 0
        Chosen: 0, not at all likely.

        Question 4 of 5, optional.
        Last review
        Type the date, for example 3/4/2026 for 3 April.
        Date (day/month/year): 31/2/2026
        Error: there is no such day; write day/month/year, for example 3/4/2026.
        Date (day/month/year): 2026-02-01
        Noted: 1 February 2026.

        Question 5 of 5, optional.
        A wish?
        Write as many lines as you like.
        Text, then a single dot on a line: :l it

        Sezione 2 di 2, Il servizio.

        Domanda 5 di 5, facoltativa.
        Un desiderio?
        Testo, poi un punto da solo su una riga:
        Lasciato vuoto.

        Riepilogo. Nulla è ancora stato inviato.

        La vostra unità.
        1. Qual è il suo ruolo? — Contatto con i clienti
        2. Qual è il vostro budget? — 1250,5~€
        3. Incontrate clienti? — No

        Il servizio.
        4. Manteniamo le promesse. — 2, Piuttosto in disaccordo
        5. La visione è compresa. — Non so
        6. Ci raccomandereste? — 0, per nulla probabile
        7. Ultima revisione — 1º febbraio 2026
        8. Un desiderio? — senza risposta

        Un numero per modificare, n per il prossimo problema, s per inviare, b per
        tornare, q per uscire: b

        Sezione 2 di 2, Il servizio.

        Domanda 5 di 5, facoltativa.
        Un desiderio?
        Risposta attuale: senza risposta. Invio per mantenerla.
        Testo, poi un punto da solo su una riga: :q
        Si potrà riprendere più tardi; nulla è stato inviato.

        """)
  }
}
