package fr.gestan.gsupport.server.mail.letters;

/** Writes the document that goes along with the mail of a statement. Mails know no more of it. */
public interface StatementFiles {

    /**
     * The document, in the client's language.
     *
     * @throws RuntimeException where it can not be written for now
     */
    Attachment write(StatementContent statement);
}
