package fr.gestan.gsupport.server.mail.smtp;

import fr.gestan.gsupport.server.mail.MailSettings;
import java.time.Clock;
import java.time.ZoneId;

/** All that it takes to send a mail, for what runs beside the server. */
public record MailSetup(SmtpSettings smtp, MailSettings mail, DkimSettings dkim, Clock clock, ZoneId zone) {}
