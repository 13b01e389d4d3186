package fr.gestan.gsupport.server.mail.letters;

import fr.gestan.gsupport.api.clients.Language;
import java.time.LocalDate;

/**
 * The facts of a mail that announces that minutes expire, as they were when it was queued.
 *
 * @param companyName "Vous"
 * @param minutes what was left, above 0
 * @param until the last day on which they can be used
 * @param preferencesUrl where the client chooses which mails to get
 * @param language the client's
 */
public record ExpiryNoticeContent(
        String companyName, int minutes, LocalDate until, String preferencesUrl, Language language) {}
