package fr.gestan.gsupport.desktop.shell;

import fr.gestan.gsupport.api.Role;
import fr.gestan.gsupport.desktop.actions.Actions;
import fr.gestan.gsupport.desktop.api.Calls;
import fr.gestan.gsupport.desktop.i18n.Formats;
import fr.gestan.gsupport.desktop.i18n.Messages;
import fr.gestan.gsupport.desktop.mails.BugReportController;
import fr.gestan.gsupport.desktop.mails.BugReportDrafts;
import fr.gestan.gsupport.desktop.mails.BugReportViewModel;
import fr.gestan.gsupport.desktop.mails.FailedMailsController;
import fr.gestan.gsupport.desktop.mails.FailedMailsStripController;
import fr.gestan.gsupport.desktop.mails.FailedMailsViewModel;
import fr.gestan.gsupport.desktop.mails.LineMailsController;
import fr.gestan.gsupport.desktop.mails.LineMailsViewModel;
import fr.gestan.gsupport.desktop.session.Connection;
import fr.gestan.gsupport.desktop.stopwatch.Schedule;
import fr.gestan.gsupport.desktop.support.HistoryController;
import fr.gestan.gsupport.desktop.support.SupportViewModel;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

/** What the screen knows of mails, put together. */
final class MailControllers {

    private static final Set<Role> SEE_WHAT_FAILED = Set.of(Role.MANAGER, Role.ADMIN);
    private static final Duration LOOKED_FOR_EVERY = Duration.ofSeconds(5);

    private final Connection connection;
    private final Calls calls;
    private final Schedule schedule;
    private final Messages messages;
    private final Formats formats;
    private final BugReportDrafts bugReports;

    /** @param bugReports those that were begun */
    MailControllers(
            Connection connection,
            Calls calls,
            Schedule schedule,
            Messages messages,
            Formats formats,
            BugReportDrafts bugReports) {
        this.connection = connection;
        this.calls = calls;
        this.schedule = schedule;
        this.messages = messages;
        this.formats = formats;
        this.bugReports = bugReports;
    }

    /** How to make the controllers of the history, to whose lines the mails belong, and of all that is about mails. */
    Map<Class<?>, Supplier<?>> of(SupportViewModel support, Actions actions, DeskNotifications notifications) {
        var history = support.history();
        var api = connection.api();
        // Either knows the other: a report begins at a line, and what came of it is said there.
        var lineMails = new LineMailsViewModel[1];
        var bugReport = new BugReportViewModel(
                calls,
                schedule,
                api.interventionMails(),
                bugReports,
                messages,
                formats,
                line -> lineMails[0].reported(line));
        lineMails[0] = new LineMailsViewModel(
                calls,
                api.interventionMails(),
                history.selectedProperty(),
                connection.user(),
                messages,
                formats,
                bugReport::open,
                history::changed);
        var failedMails = new FailedMailsViewModel(
                calls,
                schedule,
                api.mails(),
                connection.user().roles().stream().anyMatch(SEE_WHAT_FAILED::contains),
                messages,
                formats,
                support::open);
        failedMails.newestProperty().addListener(failed -> notifications.mailsFailed(failedMails.warningNow()));
        schedule.every(LOOKED_FOR_EVERY, history::lookForSentMails);
        support.card().cardProperty().addListener((card, before, now) -> {
            if (before != null && before.id() != now.id()) {
                bugReport.close();
                lineMails[0].forget();
            }
        });
        return Map.of(
                HistoryController.class,
                () -> new HistoryController(history, lineMails[0], messages, formats),
                LineMailsController.class,
                () -> new LineMailsController(lineMails[0], actions),
                BugReportController.class,
                () -> new BugReportController(bugReport, actions),
                FailedMailsController.class,
                () -> new FailedMailsController(failedMails, formats, actions),
                FailedMailsStripController.class,
                () -> new FailedMailsStripController(failedMails, actions));
    }
}
