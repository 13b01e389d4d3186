package fr.gestan.gsupport.desktop.shell;

import fr.gestan.gsupport.api.events.OpenChoice;
import fr.gestan.gsupport.api.events.OpenClient;
import fr.gestan.gsupport.api.events.OpenSearch;
import fr.gestan.gsupport.desktop.api.ServerEvents;
import fr.gestan.gsupport.desktop.i18n.Formats;
import fr.gestan.gsupport.desktop.i18n.Messages;
import fr.gestan.gsupport.desktop.notifications.NotificationsViewModel;
import fr.gestan.gsupport.desktop.settings.NotificationKind;
import fr.gestan.gsupport.desktop.support.SupportViewModel;
import javafx.beans.value.ObservableValue;

/** What happens at the desk, in sentences for a person who looks elsewhere. */
final class DeskNotifications implements ServerEvents.Listener {

    private final NotificationsViewModel notifications;
    private final Messages messages;
    private final Formats formats;

    /** Held, for what it listens to holds it weakly. */
    private final ObservableValue<String> refused;

    DeskNotifications(
            NotificationsViewModel notifications, SupportViewModel support, Messages messages, Formats formats) {
        this.notifications = notifications;
        this.messages = messages;
        this.formats = formats;
        refused = support.notSent().title();
        refused.addListener((property, before, now) -> notifications.tell(NotificationKind.RECORD_REFUSED, now));
        support.longCallProperty().addListener((property, before, now) -> {
            if (!now.isEmpty()) {
                notifications.tell(NotificationKind.STOPWATCH_LONG, messages.text("notifications.stopwatch-long", now));
            }
        });
        support.history().mailFailedProperty().addListener((property, before, now) -> {
            if (now != null) {
                notifications.tell(
                        NotificationKind.MAIL_FAILED,
                        messages.text("notifications.mail-failed", formats.number(now.id())));
            }
        });
    }

    /** Mails have failed, whoever's they are. */
    void mailsFailed(String howMany) {
        notifications.tell(NotificationKind.MAIL_FAILED, howMany);
    }

    @Override
    public void openClient(OpenClient found) {
        told(messages.text("notifications.client-opened", formats.number(found.clientId())));
    }

    @Override
    public void openChoice(OpenChoice found) {
        told(messages.text("notifications.client-choice"));
    }

    @Override
    public void openSearch(OpenSearch nothing) {
        told(messages.text("notifications.client-search"));
    }

    private void told(String sentence) {
        notifications.tell(NotificationKind.CLIENT_OPENED, sentence);
    }
}
