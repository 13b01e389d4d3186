package fr.gestan.gsupport.desktop.writing;

import fr.gestan.gsupport.desktop.api.Calls;
import fr.gestan.gsupport.desktop.i18n.Messages;
import fr.gestan.gsupport.desktop.spelling.Misspelling;
import fr.gestan.gsupport.desktop.spelling.Spelling;
import fr.gestan.gsupport.desktop.stopwatch.Schedule;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.value.ObservableBooleanValue;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/**
 * The words of one field that nobody knows: told in a line below it once typing pauses, and mended by keyboard. Typing
 * never waits for it, and nothing is changed unasked.
 */
public final class SpellingViewModel implements Offers<SpellingViewModel.Choice> {

    private static final Duration PAUSE = Duration.ofMillis(600);
    private static final int WORDS_TOLD = 3;
    private static final int SUGGESTIONS_TOLD = 3;

    private final ObservableList<Choice> choices = FXCollections.observableArrayList();
    private final ReadOnlyIntegerWrapper selected = new ReadOnlyIntegerWrapper();
    private final ReadOnlyStringWrapper line = new ReadOnlyStringWrapper("");
    private final Set<String> ignored = new HashSet<>();
    private final Calls calls;
    private final Schedule schedule;
    private final Spelling spelling;
    private final ObservableBooleanValue wanted;
    private final Messages messages;
    private List<Misspelling> found = List.of();
    private Misspelling current;
    private String added = "";
    private String text = "";
    private Schedule.Pending pending = () -> {};
    private int latest;

    /** What to do about a word. */
    enum Deed {
        REPLACE,
        ADD,
        IGNORE
    }

    /**
     * One thing that can be done about a word.
     *
     * @param words what is read
     * @param text what stands there afterwards; only of {@code REPLACE}
     */
    record Choice(Deed deed, String words, String text) {}

    /** @param wanted whether it is to be checked: the person may not want it, or write in another language */
    public SpellingViewModel(
            Calls calls, Schedule schedule, Spelling spelling, ObservableBooleanValue wanted, Messages messages) {
        this.calls = calls;
        this.schedule = schedule;
        this.spelling = spelling;
        this.wanted = wanted;
        this.messages = messages;
        wanted.addListener(changed -> checkSoon());
    }

    /** Told of the text whenever it changes. */
    public void typed(String now) {
        found = stillThere(text, now);
        text = now;
        added = "";
        tell();
        checkSoon();
    }

    /** Those that stand ahead of what changed or behind it. */
    private List<Misspelling> stillThere(String before, String now) {
        int shorter = Math.min(before.length(), now.length());
        int ahead = 0;
        while (ahead < shorter && before.charAt(ahead) == now.charAt(ahead)) {
            ahead++;
        }
        int behind = 0;
        while (behind < shorter - ahead
                && before.charAt(before.length() - 1 - behind) == now.charAt(now.length() - 1 - behind)) {
            behind++;
        }
        int changed = ahead;
        int unchanged = before.length() - behind;
        int by = now.length() - before.length();
        return found.stream()
                .filter(word -> word.end() < changed || word.start() > unchanged)
                .map(word -> word.end() < changed ? word : word.moved(by))
                .toList();
    }

    private void checkSoon() {
        close();
        pending.cancel();
        latest++;
        if (!wanted.get() || text.isBlank()) {
            found = List.of();
            tell();
        } else {
            pending = schedule.after(PAUSE, this::check);
        }
    }

    private void check() {
        int asked = ++latest;
        var written = text;
        calls.to(() -> spelling.check(written))
                .onSuccess(wrong -> {
                    // What was found in a text that has changed since stands elsewhere by now.
                    if (asked == latest) {
                        found = wrong.stream()
                                .filter(word -> !ignored.contains(word.word()))
                                .toList();
                        tell();
                    }
                })
                .start();
    }

    private void tell() {
        if (!found.isEmpty()) {
            var words = found.stream().limit(WORDS_TOLD).map(this::told).collect(Collectors.joining("\u2002·\u2002"));
            line.set(messages.text("writing.spelling.line", found.size() > WORDS_TOLD ? words + "\u2002…" : words));
        } else {
            line.set(added.isEmpty() ? "" : messages.text("writing.spelling.added", added));
        }
    }

    private String told(Misspelling wrong) {
        return wrong.suggestions().isEmpty()
                ? messages.text("writing.spelling.unknown", wrong.word())
                : messages.text(
                        "writing.spelling.word",
                        wrong.word(),
                        wrong.suggestions().stream().limit(SUGGESTIONS_TOLD).collect(Collectors.joining(", ")));
    }

    /**
     * The word to look at next: the one at the cursor or behind it, or, where one is being looked at, the one after it;
     * round and round. Without any, the word that was added last is taken back.
     *
     * @param caret from 0 to the text's length
     */
    public Optional<Misspelling> next(int caret) {
        if (found.isEmpty()) {
            takeBack();
            return Optional.empty();
        }
        var from = current;
        return Stream.concat(
                        found.stream().filter(word -> from == null ? word.end() >= caret : word.start() > from.start()),
                        found.stream())
                .findFirst();
    }

    private void takeBack() {
        if (!added.isEmpty()) {
            var word = added;
            added = "";
            change(() -> spelling.remove(word));
        }
    }

    private void change(Runnable ownWords) {
        calls.to(() -> {
                    ownWords.run();
                    return null;
                })
                .onSuccess(done -> check())
                .start();
        tell();
    }

    /** Offers what can be done about a word. */
    public void offer(Misspelling wrong) {
        current = wrong;
        selected.set(0);
        choices.setAll(Stream.concat(
                        wrong.suggestions().stream().map(meant -> new Choice(Deed.REPLACE, meant, meant)),
                        Stream.of(
                                new Choice(Deed.ADD, messages.text("writing.spelling.add", wrong.word()), ""),
                                new Choice(Deed.IGNORE, messages.text("writing.spelling.ignore"), "")))
                .toList());
    }

    @Override
    public ObservableList<Choice> offers() {
        return choices;
    }

    @Override
    public ReadOnlyIntegerProperty selectedProperty() {
        return selected.getReadOnlyProperty();
    }

    @Override
    public void move(int by) {
        if (!choices.isEmpty()) {
            selected.set(Math.floorMod(selected.get() + by, choices.size()));
        }
    }

    @Override
    public Optional<Insertion> choose() {
        if (choices.isEmpty()) {
            return Optional.empty();
        }
        var choice = choices.get(selected.get());
        var wrong = current;
        close();
        switch (choice.deed()) {
            case REPLACE -> {
                return Optional.of(new Insertion(wrong.start(), wrong.end(), choice.text()));
            }
            case ADD -> {
                forget(wrong.word());
                added = wrong.word();
                change(() -> spelling.add(wrong.word()));
            }
            case IGNORE -> {
                ignored.add(wrong.word());
                forget(wrong.word());
                tell();
            }
        }
        return Optional.empty();
    }

    private void forget(String word) {
        var others = new ArrayList<>(found);
        others.removeIf(wrong -> wrong.word().equals(word));
        found = List.copyOf(others);
    }

    @Override
    public void close() {
        current = null;
        choices.clear();
    }

    @Override
    public BooleanBinding openBinding() {
        return Bindings.isNotEmpty(choices);
    }

    /** The words that nobody knows and what may have been meant, or empty. */
    public ReadOnlyStringProperty lineProperty() {
        return line.getReadOnlyProperty();
    }
}
