package fr.gestan.gsupport.desktop.support;

import fr.gestan.gsupport.api.Page;
import fr.gestan.gsupport.api.history.HistoryApi;
import fr.gestan.gsupport.api.history.HistoryLine;
import fr.gestan.gsupport.api.history.MailStatus;
import fr.gestan.gsupport.desktop.api.Calls;
import fr.gestan.gsupport.desktop.i18n.FailureSentences;
import fr.gestan.gsupport.desktop.i18n.Formats;
import fr.gestan.gsupport.desktop.i18n.Messages;
import fr.gestan.gsupport.desktop.mails.MailMark;
import fr.gestan.gsupport.desktop.mails.MailMarks;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.Consumer;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.binding.StringBinding;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.collections.transformation.FilteredList;

/** The lines of the client on the screen, newest first, read a page at a time. */
public final class HistoryViewModel {

    private static final int LINES_PER_PAGE = 50;
    private static final int LINES_PER_PAGE_TO_SEARCH = 200;
    private static final long NO_CLIENT = -1;
    private static final long NO_LINE = -1;

    private final ObservableList<HistoryLine> lines = FXCollections.observableArrayList();
    private final FilteredList<HistoryLine> shown = new FilteredList<>(lines);
    private final StringProperty filterText = new SimpleStringProperty("");
    private final ObjectProperty<HistoryFilter.Kind> filterKind = new SimpleObjectProperty<>(HistoryFilter.Kind.ALL);
    private final ReadOnlyBooleanWrapper readToTheEnd = new ReadOnlyBooleanWrapper();
    private final ReadOnlyBooleanWrapper loading = new ReadOnlyBooleanWrapper();
    private final ObjectProperty<HistoryLine> selected = new SimpleObjectProperty<>();
    private final ReadOnlyObjectWrapper<HistoryLine> toSelect = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<HistoryLine> kept = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<HistoryLine> mailFailed = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyStringWrapper message = new ReadOnlyStringWrapper("");
    private final Calls calls;
    private final HistoryApi history;
    private final Messages messages;
    private final Formats formats;
    private final FailureSentences sentences;
    private final MailMarks mailMarks;
    private long clientId = NO_CLIENT;
    private long latestQuestion;
    private HistoryFilter filter = HistoryFilter.NONE;
    private String next;
    private boolean newestRead;
    private long wanted = NO_LINE;

    public HistoryViewModel(Calls calls, HistoryApi history, Messages messages, Formats formats) {
        this.calls = calls;
        this.history = history;
        this.messages = messages;
        this.formats = formats;
        this.sentences = new FailureSentences(messages);
        this.mailMarks = new MailMarks(messages, formats);
        filterText.addListener(typed -> filter());
        filterKind.addListener(chosen -> filter());
    }

    private void filter() {
        filter = new HistoryFilter(filterText.get(), filterKind.get());
        shown.setPredicate(filter.isOpen() ? null : filter.lines(formats));
        searchOn(0);
    }

    /** Every line passes again. */
    public void clearFilter() {
        filterText.set("");
        filterKind.set(HistoryFilter.Kind.ALL);
    }

    /** Whether some lines may be kept from sight. */
    public BooleanBinding filtering() {
        return Bindings.createBooleanBinding(
                () -> !new HistoryFilter(filterText.get(), filterKind.get()).isOpen(), filterText, filterKind);
    }

    /** A kind of lines in a word. */
    public String nameOf(HistoryFilter.Kind kind) {
        return messages.text(kind.key());
    }

    /** How many lines there are, how many of them are shown, and whether more are being looked for. */
    public StringBinding count() {
        return Bindings.createStringBinding(
                this::countNow, shown, lines, filterText, filterKind, readToTheEnd, loading);
    }

    private String countNow() {
        var all = formats.number(lines.size());
        var some = formats.number(shown.size());
        if (filter.isOpen()) {
            var key = readToTheEnd.get() ? "support.history.count" : "support.history.count.read";
            return lines.isEmpty() && !readToTheEnd.get()
                    ? ""
                    : messages.text(lines.size() < 2 ? key + ".one" : key, all);
        }
        var key = readToTheEnd.get()
                ? "support.history.count.of"
                : loading.get() ? "support.history.count.searching" : "support.history.count.of-read";
        return messages.text(shown.size() < 2 ? key + ".one" : key, some, all);
    }

    /** Why there is no line to see. */
    public StringBinding nothing() {
        return Bindings.createStringBinding(
                () -> messages.text(filter.isOpen() ? "support.history.empty" : "support.history.nothing-passes"),
                shown,
                filterText,
                filterKind);
    }

    /** Reads the newest page. The lines of the same client stay on the screen until it is there. */
    void open(long id) {
        open(id, NO_LINE);
    }

    /** The same, and selects that line once it is there. */
    void open(long id, long lineId) {
        if (id != clientId) {
            lines.clear();
            newestRead = false;
        }
        nextIs(null);
        if (id != clientId || lineId != NO_LINE) {
            clearFilter();
        }
        clientId = id;
        wanted = lineId;
        ask(null);
    }

    /**
     * Reads the newest page again. What is on the screen stays where it is: new lines come on top, and changed ones take
     * their own place.
     *
     * @param whenRead told the lines of that page
     */
    void refresh(Consumer<List<HistoryLine>> whenRead) {
        var id = clientId;
        calls.to(() -> history.history(id, LINES_PER_PAGE, null))
                .onSuccess(page -> {
                    if (id == clientId) {
                        merge(page);
                        whenRead.accept(page.items());
                    }
                })
                .onFailure(failure -> {
                    if (id == clientId) {
                        message.set(sentences.of(failure));
                    }
                })
                .start();
    }

    private void merge(Page<HistoryLine> newest) {
        var read = newest.items();
        var joins = newest.next() == null
                || (!lines.isEmpty()
                        && lines.get(0).id() >= read.get(read.size() - 1).id());
        if (!joins) {
            latestQuestion++;
            loading.set(false);
            show(newest, true);
            return;
        }
        keepingTheChoice(() -> join(read));
        newestRead = true;
    }

    private void join(List<HistoryLine> read) {
        for (var index = 0; index < read.size(); index++) {
            var line = read.get(index);
            var known = index < lines.size() && lines.get(index).id() == line.id();
            if (!known) {
                lines.add(index, line);
            } else if (!lines.get(index).equals(line)) {
                put(index, line);
            }
        }
    }

    /** Lists lose what is chosen in them where lines are read anew: whoever works on a line goes on with it. */
    private void keepingTheChoice(Runnable change) {
        var chosen = selected.get();
        change.run();
        kept.set(null);
        if (chosen != null) {
            lines.stream()
                    .filter(line -> line.id() == chosen.id() && line != chosen)
                    .findFirst()
                    .ifPresent(kept::set);
        }
    }

    /** The newest line, 0 where there is none; empty while none has been read. */
    OptionalLong newestLine() {
        if (!newestRead) {
            return OptionalLong.empty();
        }
        return OptionalLong.of(lines.isEmpty() ? 0 : lines.get(0).id());
    }

    /** The end of what was read is on the screen: reads on, if there is more. */
    public void endReached() {
        if (next != null && !loading.get()) {
            ask(next);
        }
    }

    private void ask(String after) {
        var question = ++latestQuestion;
        var id = clientId;
        var limit = filter.isOpen() ? LINES_PER_PAGE : LINES_PER_PAGE_TO_SEARCH;
        loading.set(true);
        message.set("");
        calls.to(() -> history.history(id, limit, after))
                .onSuccess(page -> {
                    if (question == latestQuestion) {
                        loading.set(false);
                        var before = shown.size();
                        show(page, after == null);
                        searchOn(after == null ? 0 : before);
                    }
                })
                .onFailure(failure -> {
                    if (question == latestQuestion) {
                        loading.set(false);
                        message.set(sentences.of(failure));
                    }
                })
                .start();
    }

    /** A page without a line that passes shows nothing that could be scrolled to its end. */
    private void searchOn(int shownBefore) {
        if (!filter.isOpen() && shown.size() <= shownBefore) {
            endReached();
        }
    }

    private void nextIs(String cursor) {
        next = cursor;
        readToTheEnd.set(cursor == null && newestRead);
    }

    private void show(Page<HistoryLine> page, boolean newest) {
        newestRead = true;
        nextIs(page.next());
        if (newest) {
            keepingTheChoice(() -> lines.setAll(page.items()));
        } else {
            lines.addAll(page.items());
        }
        lines.stream().filter(line -> line.id() == wanted).findFirst().ifPresent(this::select);
    }

    private void select(HistoryLine line) {
        wanted = NO_LINE;
        toSelect.set(null);
        toSelect.set(line);
    }

    /** A line that was just recorded, before the page with it is read. */
    void recorded(HistoryLine line) {
        if (line.clientId() == clientId && lines.stream().noneMatch(known -> known.id() == line.id())) {
            lines.add(0, line);
        }
    }

    /** What is not plain about a line: free, correction, purchase … */
    public List<LineBadge> badges(HistoryLine line) {
        return LineBadge.of(line);
    }

    /** A badge in a word. */
    public String nameOf(LineBadge badge) {
        return messages.text(badge.key());
    }

    /** All of the selected line, however long its texts are; empty where none is selected. */
    public StringBinding detail() {
        return Bindings.createStringBinding(
                () -> selected.get() == null ? "" : String.join("\n", detailOf(selected.get())), selected);
    }

    private Iterable<String> detailOf(HistoryLine line) {
        var parts = new ArrayList<String>();
        parts.add(messages.text("support.history.detail.summary", formats.number(line.id()), line.summary()));
        if (line.advice() != null && !line.advice().isBlank()) {
            parts.add(messages.text("support.history.detail.advice", line.advice()));
        }
        if (line.overrideReason() != null) {
            parts.add(messages.text("support.history.detail.override", line.overrideReason()));
        }
        if (line.replacesLineId() != null) {
            parts.add(messages.text("support.history.detail.replaces", formats.number(line.replacesLineId())));
        }
        if (line.correctsLineId() != null) {
            parts.add(correctionOf("support.history.detail.corrects", line.correctsLineId(), line));
        }
        if (line.correctedByLineId() != null) {
            parts.add(correctionOf("support.history.detail.corrected", line.correctedByLineId(), line));
        }
        mailMarks.of(line).stream().map(MailMark::sentence).forEach(parts::add);
        return parts;
    }

    private String correctionOf(String key, long otherLineId, HistoryLine line) {
        return line.replacementLineId() == null
                ? messages.text(key, formats.number(otherLineId))
                : messages.text(key + ".again", formats.number(otherLineId), formats.number(line.replacementLineId()));
    }

    /** How far the mails of lines have come. */
    public MailMarks mailMarks() {
        return mailMarks;
    }

    /** A line of which something is known that was not when it was read. */
    public void changed(HistoryLine line) {
        keepingTheChoice(() -> take(line));
    }

    private void take(HistoryLine line) {
        for (int index = 0; index < lines.size(); index++) {
            var known = lines.get(index);
            if (known.id() == line.id() && !known.equals(line)) {
                put(index, line);
            }
        }
    }

    private void put(int index, HistoryLine line) {
        var waited = isWaitingForItsMail(lines.get(index));
        lines.set(index, line);
        if (waited && (hasFailed(line.mail()) || hasFailed(line.bugReport()))) {
            mailFailed.set(line);
        }
    }

    private static boolean hasFailed(HistoryLine.Mail mail) {
        return mail != null && mail.status() == MailStatus.FAILED;
    }

    /** Looks again at the newest lines, where a mail of theirs waits to be sent: what became of it shows by itself. */
    public void lookForSentMails() {
        if (loading.get() || lines.stream().limit(LINES_PER_PAGE).noneMatch(HistoryViewModel::isWaitingForItsMail)) {
            return;
        }
        var id = clientId;
        calls.to(() -> history.history(id, LINES_PER_PAGE, null))
                .onSuccess(page -> {
                    if (id == clientId) {
                        page.items().forEach(this::changed);
                    }
                })
                .start();
    }

    private static boolean isWaitingForItsMail(HistoryLine line) {
        return isQueued(line.mail()) || isQueued(line.bugReport());
    }

    private static boolean isQueued(HistoryLine.Mail mail) {
        return mail != null && mail.status() == MailStatus.QUEUED;
    }

    /** Newest first. */
    public ObservableList<HistoryLine> lines() {
        return lines;
    }

    /** Those of the lines that pass the filter. */
    public ObservableList<HistoryLine> shown() {
        return shown;
    }

    /** Words that a line must have to be shown; empty for all. */
    public StringProperty filterTextProperty() {
        return filterText;
    }

    /** The kind that a line must be of to be shown. */
    public ObjectProperty<HistoryFilter.Kind> filterKindProperty() {
        return filterKind;
    }

    /** Null where none is. */
    public ObjectProperty<HistoryLine> selectedProperty() {
        return selected;
    }

    /** The line that the view should select; null where none was asked for. */
    public ReadOnlyObjectProperty<HistoryLine> toSelectProperty() {
        return toSelect.getReadOnlyProperty();
    }

    /** The line that stays selected, read anew: the view selects it where it is; null where none was selected or it is gone. */
    public ReadOnlyObjectProperty<HistoryLine> keptProperty() {
        return kept.getReadOnlyProperty();
    }

    /** The line whose mail was seen to fail last; null while none was. */
    public ReadOnlyObjectProperty<HistoryLine> mailFailedProperty() {
        return mailFailed.getReadOnlyProperty();
    }

    /** Why lines are missing; or empty. */
    public ReadOnlyStringProperty messageProperty() {
        return message.getReadOnlyProperty();
    }
}
