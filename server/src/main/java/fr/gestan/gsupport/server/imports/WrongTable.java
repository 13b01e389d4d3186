package fr.gestan.gsupport.server.imports;

/** A file is not the table that it is said to be; the message is a sentence for who gave it. */
public final class WrongTable extends Exception {

    private static final long serialVersionUID = 1L;

    WrongTable(String sentence) {
        super(sentence, null, false, false);
    }
}
