package fr.gestan.gsupport.server.mail.letters;

import fr.gestan.gsupport.api.clients.Language;
import java.time.LocalDate;

/**
 * The facts of a mail that brings a statement along.
 *
 * @param companyName "Vous"
 * @param from first day; null: from the beginning
 * @param to last day, included
 * @param language the client's
 */
public record StatementContent(long clientId, String companyName, LocalDate from, LocalDate to, Language language) {}
