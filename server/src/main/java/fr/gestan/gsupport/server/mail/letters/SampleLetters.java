package fr.gestan.gsupport.server.mail.letters;

import fr.gestan.gsupport.api.clients.Language;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** Mails on invented people and figures, to try templates and mail servers with. */
public final class SampleLetters {

    private static final String COMPANY = "ATELIERS DU MARAIS";
    private static final String NAME = "Maëlle ROUSSELIN";
    private static final String PHONE = "01 88 00 00 01";
    private static final String PREFERENCES = "https://support.example/mail-preferences/sample";
    private static final Instant AT = Instant.parse("2020-03-27T10:03:00Z");

    private SampleLetters() {}

    /** A mail that can be written. */
    public interface Sample {
        RenderedMail write(Letters letters);
    }

    /** Each of them, in each language, with all conditional lines and with none. */
    static List<Sample> all() {
        var all = new ArrayList<Sample>();
        for (var language : Language.values()) {
            for (boolean full : new boolean[] {true, false}) {
                all.add(letters -> letters.render(recap(full, language)));
                all.add(letters -> letters.render(creditNote(full, language)));
                all.add(letters -> letters.render(correctedRecap(full, language)));
                all.add(letters -> letters.render(statement(full, language)));
                all.add(letters -> letters.render(alert(full, language)));
                all.add(letters -> letters.render(expiryNotice(full, language)));
            }
        }
        all.add(letters -> letters.render(bugReport(true)));
        all.add(letters -> letters.render(bugReport(false)));
        return List.copyOf(all);
    }

    /** @param full with all conditional lines, or with none */
    public static RecapContent recap(boolean full, Language language) {
        return new RecapContent(
                COMPANY,
                "Pb de fichier COMPUTER corrompu",
                full ? "Attention aux sauvegardes !" : null,
                8,
                full ? -15 : 50,
                full ? -15 : 42,
                full,
                full,
                AT,
                NAME,
                full ? PHONE : null,
                PREFERENCES,
                language);
    }

    static CreditNoteContent creditNote(boolean full, Language language) {
        return new CreditNoteContent(
                COMPANY,
                60,
                full,
                full ? -90 : 5,
                full ? -30 : 65,
                full ? LocalDate.of(2021, 7, 30) : null,
                AT,
                PREFERENCES,
                language);
    }

    static CorrectedRecapContent correctedRecap(boolean full, Language language) {
        var wrong = new CorrectedRecapContent.Recorded(
                CorrectedRecapContent.What.INTERVENTION, 20, true, "Réglage des sauvegardes", null, AT);
        var right = new CorrectedRecapContent.Recorded(
                CorrectedRecapContent.What.INTERVENTION,
                8,
                true,
                "Réglage des sauvegardes du serveur",
                "Sauvegardez chaque soir.",
                AT);
        return new CorrectedRecapContent(
                COMPANY,
                wrong,
                full ? right : null,
                full ? -15 : 30,
                full ? -15 : 50,
                NAME,
                full ? PHONE : null,
                PREFERENCES,
                language);
    }

    static StatementContent statement(boolean full, Language language) {
        return new StatementContent(
                4996, COMPANY, full ? LocalDate.of(2020, 1, 1) : null, LocalDate.of(2020, 3, 31), language);
    }

    static AlertContent alert(boolean full, Language language) {
        return new AlertContent(COMPANY, full ? 5 : 35, full ? -3 : 25, AT, PREFERENCES, language);
    }

    static ExpiryNoticeContent expiryNotice(boolean full, Language language) {
        return new ExpiryNoticeContent(COMPANY, full ? 45 : 1, LocalDate.of(2021, 7, 30), PREFERENCES, language);
    }

    static BugReport bugReport(boolean full) {
        return new BugReport(
                4996,
                "JARDINS DU TILLEUL",
                6628,
                full ? "26.11.3" : null,
                "La facture perd son numéro",
                "1. Ouvrir une facture validée.\n2. La dupliquer, puis enregistrer.\n\nLa copie n'a pas de numéro, et la"
                        + " liste des factures montre une ligne vide.",
                "HRY",
                NAME,
                AT);
    }
}
