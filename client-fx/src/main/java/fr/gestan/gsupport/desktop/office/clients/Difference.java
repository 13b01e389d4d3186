package fr.gestan.gsupport.desktop.office.clients;

import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;

/** A field that somebody else has changed since the client was opened here, and whose text is to be saved. */
public final class Difference {

    private final ClientField field;
    private final String yours;
    private final String theirs;
    private final BooleanProperty keepsYours;

    Difference(ClientField field, String yours, String theirs, boolean keepsYours) {
        this.field = field;
        this.yours = yours;
        this.theirs = theirs;
        this.keepsYours = new SimpleBooleanProperty(keepsYours);
    }

    public ClientField field() {
        return field;
    }

    /** What is typed here; empty where nothing. */
    public String yours() {
        return yours;
    }

    /** What is on the server now; empty where nothing. */
    public String theirs() {
        return theirs;
    }

    /** Whether what is typed here is to be saved, and not left as it is on the server now. */
    public BooleanProperty keepsYoursProperty() {
        return keepsYours;
    }
}
