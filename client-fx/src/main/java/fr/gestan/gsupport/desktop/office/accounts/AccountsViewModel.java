package fr.gestan.gsupport.desktop.office.accounts;

import fr.gestan.gsupport.api.Role;
import fr.gestan.gsupport.api.technicians.NewPassword;
import fr.gestan.gsupport.api.technicians.NewTechnician;
import fr.gestan.gsupport.api.technicians.Technician;
import fr.gestan.gsupport.api.technicians.TechnicianData;
import fr.gestan.gsupport.api.technicians.TechniciansApi;
import fr.gestan.gsupport.desktop.api.ApiFailure;
import fr.gestan.gsupport.desktop.api.Calls;
import fr.gestan.gsupport.desktop.i18n.FailureSentences;
import fr.gestan.gsupport.desktop.i18n.Messages;
import fr.gestan.gsupport.desktop.mails.Outcome;
import fr.gestan.gsupport.desktop.office.HalfTyped;
import fr.gestan.gsupport.desktop.office.PagedList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.BiConsumer;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.StringBinding;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/** The accounts of people: who there is, another one, and what changes about one. An error loses nothing typed. */
public final class AccountsViewModel {

    private static final int PEOPLE_AT_ONCE = 200;
    private static final int SHORTEST_PASSWORD = 10;
    private static final Pattern CODE = Pattern.compile("[A-Z0-9]{2,10}");
    private static final String NEW = "";
    private static final Typed NOTHING = new Typed("", "", "", "", "", Set.of(Role.TECHNICIAN), true);

    private final PagedList<Technician> people;
    private final HalfTyped<String, Typed> kept = new HalfTyped<>(NOTHING);
    private final ReadOnlyObjectWrapper<Technician> chosen = new ReadOnlyObjectWrapper<>();
    private final StringProperty code = new SimpleStringProperty("");
    private final StringProperty fullName = new SimpleStringProperty("");
    private final StringProperty phone = new SimpleStringProperty("");
    private final StringProperty login = new SimpleStringProperty("");
    private final StringProperty password = new SimpleStringProperty("");
    private final Map<Role, BooleanProperty> roles = new EnumMap<>(Role.class);
    private final BooleanProperty active = new SimpleBooleanProperty(true);
    private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper();
    private final ReadOnlyObjectWrapper<Outcome> outcome = new ReadOnlyObjectWrapper<>(Outcome.NONE);
    private final Calls calls;
    private final TechniciansApi technicians;
    private final Messages messages;
    private final FailureSentences sentences;

    /** The whole form. */
    private record Typed(
            String code,
            String fullName,
            String phone,
            String login,
            String password,
            Set<Role> roles,
            boolean active) {

        static Typed of(Technician person) {
            return new Typed(
                    person.code(),
                    person.fullName(),
                    person.phone() == null ? "" : person.phone(),
                    person.login(),
                    "",
                    Set.copyOf(person.roles()),
                    person.active());
        }
    }

    public AccountsViewModel(Calls calls, TechniciansApi technicians, Messages messages) {
        this.calls = calls;
        this.technicians = technicians;
        this.messages = messages;
        this.sentences = new FailureSentences(messages);
        this.people = new PagedList<>(calls, this::explain);
        for (var role : Role.values()) {
            roles.put(role, new SimpleBooleanProperty());
        }
        put(NOTHING);
    }

    /** Reads who there is. */
    public void shown() {
        people.read(after -> technicians.list(PEOPLE_AT_ONCE, after));
    }

    /** The form for somebody new: with what was typed for them before another was looked at; asked for again, empty. */
    public void begin() {
        var again = chosen.get() == null;
        keepTyped();
        if (again) {
            kept.forget(NEW);
        }
        show(null);
        outcome.set(Outcome.NONE);
    }

    /** Shows somebody in the form, with what was typed for them before; null changes nothing. */
    public void choose(Technician person) {
        if (person != null && !person.equals(chosen.get())) {
            keepTyped();
            show(person);
            outcome.set(Outcome.NONE);
        }
    }

    private void show(Technician person) {
        chosen.set(person);
        put(kept.open(keyOf(person), person == null ? NOTHING : Typed.of(person)));
    }

    private static String keyOf(Technician person) {
        return person == null ? NEW : person.code();
    }

    private void keepTyped() {
        kept.keep(keyOf(chosen.get()), typed());
    }

    private Typed typed() {
        var has = roles.keySet().stream().filter(role -> roles.get(role).get()).collect(Collectors.toUnmodifiableSet());
        return new Typed(code.get(), fullName.get(), phone.get(), login.get(), password.get(), has, active.get());
    }

    private void put(Typed typed) {
        code.set(typed.code());
        fullName.set(typed.fullName());
        phone.set(typed.phone());
        login.set(typed.login());
        password.set(typed.password());
        active.set(typed.active());
        roles.forEach((role, has) -> has.set(typed.roles().contains(role)));
    }

    /** Goes on with what is typed in another one, in the place of which this one is from now on. */
    public void goOnFrom(AccountsViewModel before) {
        before.keepTyped();
        kept.goOnFrom(before.kept);
        show(before.chosen.get());
    }

    /** Creates or changes the account; where something is missing, says what. */
    public void save() {
        var wrong = wrong();
        if (!wrong.isEmpty()) {
            outcome.set(new Outcome(messages.text(wrong), false));
            return;
        }
        var person = chosen.get();
        var has = Arrays.stream(Role.values())
                .filter(role -> roles.get(role).get())
                .toList();
        if (person == null) {
            var added = new NewTechnician(
                    typedCode(), stripped(fullName), orNull(phone), stripped(login), has, orNull(password));
            ask(() -> technicians.create(added), this::saved, "office.accounts.created");
        } else {
            var data = new TechnicianData(stripped(fullName), orNull(phone), stripped(login), has, active.get());
            ask(() -> technicians.change(person.code(), data), this::saved, "office.accounts.saved");
        }
    }

    /** A password that is typed for somebody who has an account is not given yet: it stays. */
    private void saved(Technician before, Technician person) {
        var notGiven = before != null && before.equals(chosen.get()) ? password.get() : "";
        keepTyped();
        kept.forget(keyOf(before));
        show(person);
        password.set(notGiven);
    }

    private String wrong() {
        if (!CODE.matcher(typedCode()).matches()) {
            return "office.accounts.check.code";
        }
        if (fullName.get().isBlank() || login.get().isBlank()) {
            return "office.accounts.check.name";
        }
        if (roles.values().stream().noneMatch(BooleanProperty::get)) {
            return "office.accounts.check.roles";
        }
        return chosen.get() == null && !password.get().isEmpty() && isShort() ? "password.next.short" : "";
    }

    private boolean isShort() {
        return password.get().length() < SHORTEST_PASSWORD;
    }

    private String typedCode() {
        return code.get().strip().toUpperCase(Locale.ROOT);
    }

    private static String stripped(StringProperty text) {
        return text.get().strip();
    }

    private static String orNull(StringProperty text) {
        return text.get().isBlank() ? null : text.get().strip();
    }

    /** Gives the person of the form the password that is typed; every login of theirs ends. */
    public void setPassword() {
        var person = chosen.get();
        if (person == null) {
            return;
        }
        if (isShort()) {
            outcome.set(new Outcome(messages.text("password.next.short"), false));
            return;
        }
        var next = new NewPassword(password.get());
        ask(
                () -> {
                    technicians.resetPassword(person.code(), next);
                    return technicians.open(person.code());
                },
                (before, changed) -> passwordSet(changed),
                "office.accounts.password.done");
    }

    /** What else is typed in the form is not saved by it, and stays. */
    private void passwordSet(Technician person) {
        if (keyOf(chosen.get()).equals(person.code())) {
            password.set("");
            chosen.set(person);
            kept.isOnFile(Typed.of(person));
        }
    }

    private void ask(Callable<Technician> call, BiConsumer<Technician, Technician> then, String sentence) {
        if (busy.get()) {
            return;
        }
        var before = chosen.get();
        busy.set(true);
        outcome.set(Outcome.NONE);
        calls.to(call)
                .whenOver(() -> busy.set(false))
                .onSuccess(person -> {
                    then.accept(before, person);
                    outcome.set(new Outcome(messages.text(sentence, person.code()), true));
                    shown();
                })
                .onFailure(this::explain)
                .start();
    }

    private void explain(ApiFailure failure) {
        outcome.set(new Outcome(sentences.of(failure), false));
    }

    /** {@code Technicien, Responsable}. */
    public String rolesOf(Technician person) {
        return person.roles().stream().map(this::nameOf).collect(Collectors.joining(", "));
    }

    public String nameOf(Role role) {
        return messages.text(
                "office.role." + role.name().toLowerCase(Locale.ROOT).replace('_', '-'));
    }

    /** Whether the person can log in, in words. */
    public String stateOf(Technician person) {
        if (!person.active()) {
            return messages.text("office.accounts.inactive");
        }
        return messages.text(person.hasPassword() ? "office.accounts.active" : "office.accounts.no-password");
    }

    /** Whose account the form is about. */
    public StringBinding heading() {
        return Bindings.createStringBinding(
                () -> chosen.get() == null
                        ? messages.text("office.accounts.new")
                        : messages.text("office.accounts.of", chosen.get().fullName()),
                chosen);
    }

    public PagedList<Technician> people() {
        return people;
    }

    /** Who is in the form; null for somebody new. */
    public ReadOnlyObjectProperty<Technician> chosenProperty() {
        return chosen.getReadOnlyProperty();
    }

    public StringProperty codeProperty() {
        return code;
    }

    public StringProperty fullNameProperty() {
        return fullName;
    }

    public StringProperty phoneProperty() {
        return phone;
    }

    public StringProperty loginProperty() {
        return login;
    }

    public StringProperty passwordProperty() {
        return password;
    }

    public BooleanProperty has(Role role) {
        return roles.get(role);
    }

    /** Whether the person may log in. */
    public BooleanProperty activeProperty() {
        return active;
    }

    /** What came of it; never null. */
    public ReadOnlyObjectProperty<Outcome> outcomeProperty() {
        return outcome.getReadOnlyProperty();
    }

    public ReadOnlyBooleanProperty busyProperty() {
        return busy.getReadOnlyProperty();
    }
}
