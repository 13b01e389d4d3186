package fr.gestan.gsupport.desktop.writing;

import java.util.Optional;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.collections.ObservableList;

/** What is offered to somebody who writes, with one selected. */
interface Offers<T> {

    ObservableList<T> offers();

    /** Which of the offers, from 0. */
    ReadOnlyIntegerProperty selectedProperty();

    /** The next one, or the one before; round and round. */
    void move(int by);

    /** Takes the selected one; empty where none is offered, or it changes nothing in the text. */
    Optional<Insertion> choose();

    /** Nothing of it is wanted. */
    void close();

    /** Whether there is something to choose from. */
    BooleanBinding openBinding();
}
