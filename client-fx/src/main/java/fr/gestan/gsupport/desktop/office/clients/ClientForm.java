package fr.gestan.gsupport.desktop.office.clients;

import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import javafx.beans.Observable;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/** A client's data as they are typed, beside what they were when typing began. */
final class ClientForm {

    private static final Set<ClientField> CAPITALS = Set.of(ClientField.APE_CODE, ClientField.COUNTRY);

    private final Map<ClientField, StringProperty> typed = new EnumMap<>(ClientField.class);
    private final Map<ClientField, StringProperty> opened = new EnumMap<>(ClientField.class);

    ClientForm() {
        for (var field : ClientField.values()) {
            var text = new SimpleStringProperty("");
            typed.put(field, text);
            opened.put(field, new SimpleStringProperty(""));
        }
    }

    /** What is typed now, and what it is held to be based on. */
    void show(Map<ClientField, String> base, Map<ClientField, String> texts) {
        rebase(base);
        texts.forEach((field, text) -> typed.get(field).set(text));
    }

    /** What is typed stays. */
    void rebase(Map<ClientField, String> base) {
        base.forEach((field, text) -> opened.get(field).set(text));
    }

    StringProperty typed(ClientField field) {
        return typed.get(field);
    }

    /** As it would be saved: without blanks around it, codes in capitals. */
    String text(ClientField field) {
        var text = typed.get(field).get().strip();
        return CAPITALS.contains(field) ? text.toUpperCase(Locale.ROOT) : text;
    }

    String opened(ClientField field) {
        return opened.get(field).get();
    }

    boolean isChanged(ClientField field) {
        return !text(field).equals(opened(field));
    }

    boolean isChanged() {
        return typed.keySet().stream().anyMatch(this::isChanged);
    }

    BooleanBinding changed() {
        return Bindings.createBooleanBinding(this::isChanged, observables());
    }

    /** All that is typed, to be watched. */
    Observable[] observables() {
        return Stream.concat(typed.values().stream(), opened.values().stream()).toArray(Observable[]::new);
    }

    Map<ClientField, String> texts() {
        var texts = new EnumMap<ClientField, String>(ClientField.class);
        typed.forEach((field, text) -> texts.put(field, text.get()));
        return texts;
    }

    Map<ClientField, String> base() {
        var texts = new EnumMap<ClientField, String>(ClientField.class);
        opened.forEach((field, text) -> texts.put(field, text.get()));
        return texts;
    }
}
