package fr.gestan.gsupport.api.mails;

import fr.gestan.gsupport.api.history.HistoryLine;

/** The mail that somebody asked for: {@code QUEUED}, or {@code SUPPRESSED} with the reason. */
public record RequestedMail(HistoryLine.Mail mail) {}
