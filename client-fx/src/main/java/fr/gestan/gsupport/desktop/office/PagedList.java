package fr.gestan.gsupport.desktop.office;

import fr.gestan.gsupport.api.Page;
import fr.gestan.gsupport.desktop.api.ApiFailure;
import fr.gestan.gsupport.desktop.api.Calls;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/** A list of the server, read page by page. An answer to what is no longer asked for is dropped. */
public final class PagedList<T> {

    private final ObservableList<T> items = FXCollections.observableArrayList();
    private final ReadOnlyBooleanWrapper more = new ReadOnlyBooleanWrapper();
    private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper();
    private final Calls calls;
    private final Consumer<ApiFailure> onFailure;
    private Function<String, Page<T>> pages = after -> new Page<>(List.of(), null);
    private String next;
    private long asked;

    /** @param onFailure gets why a page could not be read; what was read before stays */
    public PagedList(Calls calls, Consumer<ApiFailure> onFailure) {
        this.calls = calls;
        this.onFailure = onFailure;
    }

    /**
     * Reads the first page, in the stead of all that is there.
     *
     * @param read asks the server for the page after this key; null: the first one
     */
    public void read(Function<String, Page<T>> read) {
        pages = read;
        ask(null, page -> items.setAll(page.items()));
    }

    /** Reads the next page, if there is one. */
    public void readMore() {
        if (more.get() && !busy.get()) {
            ask(next, page -> items.addAll(page.items()));
        }
    }

    private void ask(String after, Consumer<Page<T>> take) {
        var asking = ++asked;
        var reading = pages;
        busy.set(true);
        calls.to(() -> reading.apply(after))
                .onSuccess(page -> {
                    if (asking == asked) {
                        busy.set(false);
                        next = page.next();
                        more.set(next != null);
                        take.accept(page);
                    }
                })
                .onFailure(failure -> {
                    if (asking == asked) {
                        busy.set(false);
                        onFailure.accept(failure);
                    }
                })
                .start();
    }

    /** Shows nothing any more. */
    public void clear() {
        asked++;
        busy.set(false);
        more.set(false);
        items.clear();
    }

    public ObservableList<T> items() {
        return items;
    }

    /** Whether there are others on the server. */
    public ReadOnlyBooleanProperty moreProperty() {
        return more.getReadOnlyProperty();
    }

    public ReadOnlyBooleanProperty busyProperty() {
        return busy.getReadOnlyProperty();
    }
}
