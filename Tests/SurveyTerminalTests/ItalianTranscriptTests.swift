import SurveyModel
import SurveyTestSupport
import Testing

/// A whole session in Italian, as a person reads it; `~` stands for a no-break space.
@Suite struct ItalianTranscriptTests {
  /// Somebody with another role, who leaves much empty and corrects a number from the review.
  @Test func aWholeSession() throws {
    let session = try Dialogue(
      readiness, in: italian,
      [
        ":x", "altro", "Portavoce", "ns", "s", "", "1 3", ":m non sempre", "3", "na", "", "4", "", "", "1b", "2",
        "12,5",
        "s",
      ])
    #expect(
      session.readable == """
        Siete pronti?
        Circa 8 minuti.
        Rispondete per la vostra unità.
        Non ci sono risposte sbagliate.
        Digitare :? per l’aiuto, :b per tornare indietro, :q per salvare e uscire.

        Sezione 1 di 2, La vostra unità.
        Prima alcuni fatti.

        Domanda 1 di 3.
        Qual è il suo ruolo?
        Digitare il numero o l’inizio della voce, poi Invio.
        1. Direzione
        2. Contatto con i clienti
        3. Altro
        Risposta 1-3: :x
        Errore: qui una risposta è necessaria.
        Risposta 1-3: altro
        Scelto: 3, Altro.

        Precisare:
        Testo: Portavoce
        Annotato.

        Domanda 2 di 3, facoltativa.
        Qual è il vostro budget?
        Digitare il numero in cifre, per esempio 12 o 1 234,5.
        ns. Non so
        nr. Preferisco non rispondere
        Numero (€): ns
        Scelto: Non so.

        Domanda 3 di 3.
        Incontrate clienti?
        Sì o no (s/n): s
        Scelto: Sì.

        Sezione 2 di 2, Il servizio.

        Pensate agli ultimi tre mesi.
        Invio per continuare:

        Domanda 1 di 6.
        Attraverso quali canali?
        Sono possibili più scelte: separare i numeri con spazi.
        1. Negozio
        2. Telefono
        3. E-mail
        Numeri, per es. 1 3-5, 0 per nessuno: 1 3
        Scelto: Negozio; E-mail.

        Domanda 2 di 6.
        Manteniamo le promesse.
        Digitare il valore, poi Invio.
        1. Per nulla d’accordo
        2. Piuttosto in disaccordo
        3. Piuttosto d’accordo
        4. Del tutto d’accordo
        na. Non applicabile
        Risposta 1-4: :m non sempre
        Osservazione annotata.
        Risposta 1-4: 3
        Scelto: 3, Piuttosto d’accordo.

        Domanda 3 di 6.
        La visione è compresa.
        0. Non esiste nulla
        1. Idea isolata
        2. Applicato in parte
        3. Applicato ovunque
        ns. Non so
        na. Non applicabile
        Risposta 0-3: na
        Scelto: Non applicabile.

        Perché non è applicabile?
        Testo:
        Lasciato vuoto.

        Domanda 4 di 6.
        Ci raccomandereste?
        da 0 (per nulla probabile) a 10 (estremamente probabile): 4
        Scelto: 4.

        Domanda 5 di 6, facoltativa.
        Ultima revisione
        Digitare la data, per esempio 3/4/2026 per il 3 aprile.
        Data (giorno/mese/anno):
        Lasciato vuoto.

        Domanda 6 di 6, facoltativa.
        Un desiderio?
        Si possono scrivere più righe.
        Testo, poi un punto da solo su una riga:
        Lasciato vuoto.

        Riepilogo. Nulla è ancora stato inviato.

        La vostra unità.
        1. Qual è il suo ruolo? — Altro
        1a. Precisare — Portavoce
        2. Qual è il vostro budget? — Non so
        3. Incontrate clienti? — Sì

        Il servizio.
        4. Attraverso quali canali? — Negozio; E-mail
        5. Manteniamo le promesse. — 3, Piuttosto d’accordo
        6. La visione è compresa. — Non applicabile
        6a. Perché non è applicabile? — senza risposta
        7. Ci raccomandereste? — 4
        8. Ultima revisione — senza risposta
        9. Un desiderio? — senza risposta

        Un numero per modificare, n per il prossimo problema, s per inviare, b per
        tornare, q per uscire: 1b
        Errore: «1b» non è un numero dell’elenco.
        Un numero per modificare, n per il prossimo problema, s per inviare, b per
        tornare, q per uscire: 2

        Sezione 1 di 2, La vostra unità.

        Domanda 2 di 3, facoltativa.
        Qual è il vostro budget?
        ns. Non so
        nr. Preferisco non rispondere
        Risposta attuale: Non so. Invio per mantenerla.
        Numero (€): 12,5
        Annotato: 12,5~€.

        Riepilogo. Nulla è ancora stato inviato.
        r per rileggere tutte le risposte.
        Un numero per modificare, n per il prossimo problema, s per inviare, b per
        tornare, q per uscire: s

        Grazie. Le risposte sono complete.

        """)
  }
}
