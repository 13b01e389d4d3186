package fr.gestan.gsupport.desktop.mails;

import fr.gestan.gsupport.api.history.HistoryLine;
import fr.gestan.gsupport.api.history.MailStatus;
import fr.gestan.gsupport.api.history.SuppressionReason;
import fr.gestan.gsupport.desktop.i18n.Formats;
import fr.gestan.gsupport.desktop.i18n.Messages;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Says how far the mails of a line have come. */
public final class MailMarks {

    private final Messages messages;
    private final Formats formats;

    public MailMarks(Messages messages, Formats formats) {
        this.messages = messages;
        this.formats = formats;
    }

    /** The mail to the client, then the bug report, as far as there are any. */
    public List<MailMark> of(HistoryLine line) {
        var marks = new ArrayList<MailMark>();
        if (line.mail() != null) {
            marks.add(ofMail(line.mail()));
        }
        if (line.bugReport() != null) {
            marks.add(ofBugReport(line.bugReport()));
        }
        return List.copyOf(marks);
    }

    private MailMark ofMail(HistoryLine.Mail mail) {
        var key = "support.mails.state." + nameOf(mail.status());
        boolean sentBefore = mail.sentAt() != null && mail.status() != MailStatus.SENT;
        var words = mail.status() == MailStatus.SENT
                ? messages.text(key, formats.shortDateTime(mail.sentAt()))
                : messages.text(sentBefore ? key + ".again" : key);
        var sentence = sentence(mail);
        return new MailMark(
                iconOf(mail.status()),
                "mail-" + nameOf(mail.status()),
                words,
                sentBefore
                        ? sentence + " "
                                + messages.text("support.mails.state.sent-before", formats.dateTime(mail.sentAt()))
                        : sentence);
    }

    private String sentence(HistoryLine.Mail mail) {
        return switch (mail.status()) {
            case QUEUED ->
                mail.lastError() == null
                        ? messages.text("support.mails.sentence.queued")
                        : messages.text("support.mails.sentence.queued.error", mail.lastError());
            case SENT -> messages.text("support.mails.sentence.sent", formats.dateTime(mail.sentAt()));
            case FAILED -> messages.text("support.mails.sentence.failed", orUnknown(mail.lastError()));
            case SUPPRESSED -> whyNot(mail.suppressedBecause());
        };
    }

    private MailMark ofBugReport(HistoryLine.Mail report) {
        var key = "support.mails.bug.state." + nameOf(report.status());
        var sentence = switch (report.status()) {
            case QUEUED, SUPPRESSED ->
                report.lastError() == null
                        ? messages.text("support.mails.bug.sentence.queued")
                        : messages.text("support.mails.bug.sentence.queued.error", report.lastError());
            case SENT -> messages.text("support.mails.bug.sentence.sent", formats.dateTime(report.sentAt()));
            case FAILED -> messages.text("support.mails.bug.sentence.failed", orUnknown(report.lastError()));
        };
        return new MailMark("fth-flag", "mail-" + nameOf(report.status()), messages.text(key), sentence);
    }

    private String orUnknown(String lastError) {
        return lastError == null ? messages.text("support.mails.error.unknown") : lastError;
    }

    /**
     * Why the client gets no mail.
     *
     * @param reason null where the server does not say
     */
    public String whyNot(SuppressionReason reason) {
        return messages.text(
                reason == null
                        ? "support.mails.suppressed"
                        : "support.mails.suppressed."
                                + reason.name().toLowerCase(Locale.ROOT).replace('_', '-'));
    }

    private static String nameOf(MailStatus status) {
        return status.name().toLowerCase(Locale.ROOT);
    }

    private static String iconOf(MailStatus status) {
        return switch (status) {
            case QUEUED -> "fth-clock";
            case SENT -> "fth-check";
            case FAILED -> "fth-alert-triangle";
            case SUPPRESSED -> "fth-slash";
        };
    }
}
