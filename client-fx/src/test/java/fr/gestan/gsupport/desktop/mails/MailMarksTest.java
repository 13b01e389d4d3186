package fr.gestan.gsupport.desktop.mails;

import static fr.gestan.gsupport.desktop.mails.Interventions.SENT_AT;
import static fr.gestan.gsupport.desktop.mails.Interventions.mail;
import static fr.gestan.gsupport.desktop.mails.Interventions.withMail;
import static org.assertj.core.api.Assertions.assertThat;

import fr.gestan.gsupport.api.history.HistoryLine;
import fr.gestan.gsupport.api.history.MailStatus;
import fr.gestan.gsupport.api.history.SuppressionReason;
import fr.gestan.gsupport.desktop.i18n.Formats;
import fr.gestan.gsupport.desktop.i18n.Messages;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.kordamp.ikonli.feather.Feather;

class MailMarksTest {

    private final MailMarks marks = new MailMarks(Messages.in(Locale.FRENCH), new Formats(ZoneId.of("Europe/Paris")));

    @Test
    void a_mail_that_was_sent_says_when() {
        var mark = only(mail(MailStatus.SENT, SENT_AT, null, null));

        assertThat(mark.words()).isEqualTo("envoyé\n01/02/22 14:13");
        assertThat(mark.sentence()).isEqualTo("Courriel envoyé le 01/02/2022 14:13:12.");
    }

    @Test
    void one_that_failed_says_why() {
        var mark = only(mail(MailStatus.FAILED, null, null, "550 no such mailbox"));

        assertThat(mark.words()).isEqualTo("échec");
        assertThat(mark.sentence()).isEqualTo("Le courriel n’a pas pu être envoyé\u00a0: 550 no such mailbox");
    }

    @Test
    void one_that_waits_says_what_it_waits_for() {
        assertThat(only(mail(MailStatus.QUEUED, null, null, null)).sentence())
                .isEqualTo("Le courriel attend d’être envoyé.");
        assertThat(only(mail(MailStatus.QUEUED, null, null, "The mail server is away"))
                        .sentence())
                .contains("réessaie de lui-même")
                .endsWith("The mail server is away");
    }

    @Test
    void a_resend_that_failed_does_not_hide_that_the_client_had_one() {
        var mark = only(mail(MailStatus.FAILED, SENT_AT, null, "552 full"));

        assertThat(mark.words()).isEqualTo("renvoi en échec");
        assertThat(mark.sentence()).contains("552 full").endsWith("un le 01/02/2022 14:13:12.");
    }

    @ParameterizedTest
    @CsvSource({
        "NO_ADDRESS, pas d’adresse valable",
        "NOT_WANTED, choisi de ne pas en recevoir",
        "NOT_ASKED_FOR, pas été demandé",
        "NO_CREDIT_NOTES, l’éditeur n’en envoie pas"
    })
    void one_that_is_not_to_be_sent_says_why_not(SuppressionReason reason, String words) {
        assertThat(only(mail(MailStatus.SUPPRESSED, null, reason, null)).sentence())
                .contains(words);
    }

    @Test
    void of_an_older_server_that_tells_no_reason_nothing_is_claimed() {
        assertThat(only(mail(MailStatus.SUPPRESSED, null, null, null)).sentence())
                .contains("n’en souhaite pas, ou n’a pas d’adresse");
    }

    @ParameterizedTest
    @EnumSource(MailStatus.class)
    void each_state_has_an_icon_that_exists_and_words_of_its_own(MailStatus status) {
        var mark = only(mail(status, SENT_AT, null, null));

        assertThat(Feather.findByDescription(mark.icon())).isNotNull();
        assertThat(Arrays.stream(MailStatus.values())
                        .filter(other -> other != status)
                        .map(other -> only(mail(other, SENT_AT, null, null))))
                .allSatisfy(other -> {
                    assertThat(other.icon()).isNotEqualTo(mark.icon());
                    assertThat(other.words()).isNotEqualTo(mark.words());
                });
    }

    @ParameterizedTest
    @CsvSource({"QUEUED, 'bogue\u00a0: en attente'", "SENT, bogue signalé", "FAILED, 'bogue\u00a0: échec'"})
    void a_bug_report_stands_beside_the_mail(MailStatus status, String words) {
        var line = withMail(Interventions.SENT);

        var all = marks.of(line.with(line.mail(), mail(status, SENT_AT, null, "away")));

        assertThat(all).hasSize(2);
        assertThat(all.get(1).words()).isEqualTo(words);
        assertThat(Feather.findByDescription(all.get(1).icon())).isNotNull();
    }

    @Test
    void a_line_without_mails_has_nothing_to_say() {
        assertThat(marks.of(withMail(null))).isEmpty();
    }

    private MailMark only(HistoryLine.Mail mail) {
        var all = marks.of(withMail(mail));
        assertThat(all).hasSize(1);
        return all.get(0);
    }
}
