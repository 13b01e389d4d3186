package fr.gestan.gsupport.desktop.shell;

import fr.gestan.gsupport.api.clients.ClientSummary;
import fr.gestan.gsupport.desktop.greenbutton.Desk;
import fr.gestan.gsupport.desktop.office.OfficeViewModel;
import fr.gestan.gsupport.desktop.session.PasswordViewModel;
import fr.gestan.gsupport.desktop.support.SupportViewModel;
import java.util.List;

/** The screen "Support Classique" as the green button sees it. */
final class SupportDesk implements Desk {

    private final SupportViewModel support;
    private final PasswordViewModel password;
    private final Typing typing;
    private final OfficeViewModel office;

    /** @param office gives way to what the green button finds, with all that is typed in it */
    SupportDesk(SupportViewModel support, OfficeViewModel office, PasswordViewModel password, Typing typing) {
        this.support = support;
        this.office = office;
        this.password = password;
        this.typing = typing;
    }

    @Override
    public void open(long clientId) {
        support.open(clientId);
    }

    @Override
    public void choose(List<ClientSummary> candidates) {
        office.close();
        support.search().offer(candidates);
    }

    @Override
    public void search(String query) {
        office.close();
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
