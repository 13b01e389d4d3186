package fr.gestan.gsupport.desktop.greenbutton;

import fr.gestan.gsupport.api.events.OpenChoice;
import fr.gestan.gsupport.api.events.OpenClient;
import fr.gestan.gsupport.api.events.OpenSearch;
import fr.gestan.gsupport.desktop.api.ServerEvents;
import java.util.Objects;

/** What a Gestan told the server itself, naming this technician, as the server's events say it. */
public final class FoundElsewhere implements ServerEvents.Listener {

    private final GreenButtonViewModel greenButton;

    public FoundElsewhere(GreenButtonViewModel greenButton) {
        this.greenButton = greenButton;
    }

    @Override
    public void openClient(OpenClient found) {
        greenButton.arrived(new Found.One(found.clientId()));
    }

    @Override
    public void openChoice(OpenChoice found) {
        greenButton.arrived(new Found.Several(found.candidates()));
    }

    @Override
    public void openSearch(OpenSearch nothing) {
        greenButton.arrived(new Found.Search(Objects.requireNonNullElse(nothing.query(), ""), true));
    }
}
