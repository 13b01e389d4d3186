package fr.gestan.gsupport.server.imports;

/** A row can not be taken as it stands; the message is the reason, as people read it. */
final class RefusedRow extends Exception {

    private static final long serialVersionUID = 1L;

    RefusedRow(String reason) {
        super(reason, null, false, false);
    }
}
