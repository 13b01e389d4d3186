package fr.gestan.gsupport.desktop.writing;

import fr.gestan.gsupport.api.interventions.SolvedProblem;
import fr.gestan.gsupport.api.interventions.SolvedProblemsApi;
import fr.gestan.gsupport.desktop.api.Calls;
import fr.gestan.gsupport.desktop.i18n.FailureSentences;
import fr.gestan.gsupport.desktop.i18n.Formats;
import fr.gestan.gsupport.desktop.i18n.Messages;
import fr.gestan.gsupport.desktop.stopwatch.Schedule;
import java.time.Duration;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/** "Déjà résolu": what was written for all clients, found as one types. */
public final class SolvedViewModel {

    private static final Duration PAUSE = Duration.ofMillis(250);
    private static final int SHOWN = 20;

    private final StringProperty query = new SimpleStringProperty("");
    private final ObservableList<SolvedProblem> found = FXCollections.observableArrayList();
    private final ReadOnlyStringWrapper message = new ReadOnlyStringWrapper("");
    private final Calls calls;
    private final Schedule schedule;
    private final SolvedProblemsApi api;
    private final Messages messages;
    private final Formats formats;
    private final FailureSentences sentences;
    private final Consumer<SolvedProblem> whenChosen;
    private Schedule.Pending pending = () -> {};
    private int latest;

    /** @param whenChosen told which one is to be taken over */
    public SolvedViewModel(
            Calls calls,
            Schedule schedule,
            SolvedProblemsApi api,
            Messages messages,
            Formats formats,
            Consumer<SolvedProblem> whenChosen) {
        this.calls = calls;
        this.schedule = schedule;
        this.api = api;
        this.messages = messages;
        this.formats = formats;
        this.sentences = new FailureSentences(messages);
        this.whenChosen = whenChosen;
        query.addListener(changed -> searchSoon());
    }

    private void searchSoon() {
        pending.cancel();
        latest++;
        if (query.get().isBlank()) {
            found.clear();
            message.set("");
        } else {
            pending = schedule.after(PAUSE, this::search);
        }
    }

    private void search() {
        int asked = ++latest;
        var words = query.get().strip();
        calls.to(() -> api.find(words, SHOWN))
                .onSuccess(answer -> {
                    // An answer that comes after the next letter is about something else.
                    if (asked == latest) {
                        found.setAll(answer.items());
                        message.set(answer.items().isEmpty() ? messages.text("writing.solved.nothing") : "");
                    }
                })
                .onFailure(failure -> {
                    if (asked == latest) {
                        found.clear();
                        message.set(sentences.of(failure));
                    }
                })
                .start();
    }

    /** Hands one over; null: the first, if there is any. */
    public void choose(SolvedProblem problem) {
        if (problem != null) {
            whenChosen.accept(problem);
        } else if (!found.isEmpty()) {
            whenChosen.accept(found.get(0));
        }
    }

    /** Client, date and author of one, in a line. */
    String headOf(SolvedProblem problem) {
        return messages.text(
                "writing.solved.head",
                problem.companyName(),
                formats.number(problem.clientId()),
                formats.dateTime(problem.performedAt()),
                problem.by());
    }

    /** Its advice in words, or empty. */
    String adviceOf(SolvedProblem problem) {
        return problem.advice() == null ? "" : messages.text("writing.solved.advice", problem.advice());
    }

    public StringProperty queryProperty() {
        return query;
    }

    /** Best first. */
    public ObservableList<SolvedProblem> found() {
        return found;
    }

    /** Why there is nothing, or empty. */
    public ReadOnlyStringProperty messageProperty() {
        return message.getReadOnlyProperty();
    }
}
