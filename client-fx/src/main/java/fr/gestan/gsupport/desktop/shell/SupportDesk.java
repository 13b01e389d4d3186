package fr.gestan.gsupport.desktop.shell;

import fr.gestan.gsupport.api.clients.ClientSummary;
import fr.gestan.gsupport.desktop.greenbutton.Desk;
import fr.gestan.gsupport.desktop.session.PasswordViewModel;
import fr.gestan.gsupport.desktop.support.SupportViewModel;
import java.util.List;

/** The screen "Support Classique" as the green button sees it. */
final class SupportDesk implements Desk {

    private final SupportViewModel support;
    private final PasswordViewModel password;
    private final Typing typing;

    SupportDesk(SupportViewModel support, PasswordViewModel password, Typing typing) {
        this.support = support;
        this.password = password;
        this.typing = typing;
    }

    @Override
    public void open(long clientId) {
        support.open(clientId);
    }

    @Override
    public void choose(List<ClientSummary> candidates) {
        support.search().offer(candidates);
    }

    @Override
    public void search(String query) {
        support.search().begin(query);
    }

    @Override
    public boolean isTaken() {
        return support.correctionForm().showingProperty().get()
                || password.showingProperty().get();
    }

    @Override
    public boolean isTyping() {
        return typing.goesOn();
    }
}
