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
import javafx.beans.binding.StringBinding;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/** The lines of the client on the screen, newest first, read a page at a time. */
public final class HistoryViewModel {

    private static final int LINES_PER_PAGE = 50;
    private static final long NO_CLIENT = -1;
    private static final long NO_LINE = -1;

    private final ObservableList<HistoryLine> lines = FXCollections.observableArrayList();
    private final ObjectProperty<HistoryLine> selected = new SimpleObjectProperty<>();
    private final ReadOnlyObjectWrapper<HistoryLine> toSelect = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyStringWrapper message = new ReadOnlyStringWrapper("");
    private final Calls calls;
    private final HistoryApi history;
    private final Messages messages;
    private final Formats formats;
    private final FailureSentences sentences;
    private final MailMarks mailMarks;
    private long clientId = NO_CLIENT;
    private long latestQuestion;
    private String next;
    private boolean loading;
    private boolean newestRead;
    private long wanted = NO_LINE;

    public HistoryViewModel(Calls calls, HistoryApi history, Messages messages, Formats formats) {
        this.calls = calls;
        this.history = history;
        this.messages = messages;
        this.formats = formats;
        this.sentences = new FailureSentences(messages);
        this.mailMarks = new MailMarks(messages, formats);
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
        clientId = id;
        wanted = lineId;
        next = null;
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
            loading = false;
            show(newest, true);
            return;
        }
        for (var index = 0; index < read.size(); index++) {
            var line = read.get(index);
            var known = index < lines.size() && lines.get(index).id() == line.id();
            if (!known) {
                lines.add(index, line);
            } else if (!lines.get(index).equals(line)) {
                lines.set(index, line);
            }
        }
        newestRead = true;
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
        if (next != null && !loading) {
            ask(next);
        }
    }

    private void ask(String after) {
        var question = ++latestQuestion;
        var id = clientId;
        loading = true;
        message.set("");
        calls.to(() -> history.history(id, LINES_PER_PAGE, after))
                .onSuccess(page -> {
                    if (question == latestQuestion) {
                        loading = false;
                        show(page, after == null);
                    }
                })
                .onFailure(failure -> {
                    if (question == latestQuestion) {
                        loading = false;
                        message.set(sentences.of(failure));
                    }
                })
                .start();
    }

    private void show(Page<HistoryLine> page, boolean newest) {
        next = page.next();
        newestRead = true;
        if (newest) {
            lines.setAll(page.items());
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
        for (int index = 0; index < lines.size(); index++) {
            var known = lines.get(index);
            if (known.id() == line.id() && !known.equals(line)) {
                lines.set(index, line);
            }
        }
    }

    /** Looks again at the newest lines, where a mail of theirs waits to be sent: what became of it shows by itself. */
    public void lookForSentMails() {
        if (loading || lines.stream().limit(LINES_PER_PAGE).noneMatch(HistoryViewModel::isWaitingForItsMail)) {
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

    /** Null where none is. */
    public ObjectProperty<HistoryLine> selectedProperty() {
        return selected;
    }

    /** The line that the view should select; null where none was asked for. */
    public ReadOnlyObjectProperty<HistoryLine> toSelectProperty() {
        return toSelect.getReadOnlyProperty();
    }

    /** Why lines are missing; or empty. */
    public ReadOnlyStringProperty messageProperty() {
        return message.getReadOnlyProperty();
    }
}
