package fr.gestan.gsupport.desktop.greenbutton;

import fr.gestan.gsupport.api.clients.ClientSummary;
import java.util.List;

/** The screen that what is found appears on, and what goes on there. */
public interface Desk {

    /** Opens a client, as a person does. */
    void open(long clientId);

    /** Shows a list to choose from, in the search. */
    void choose(List<ClientSummary> candidates);

    /** Fills the search in, and starts it. */
    void search(String query);

    /** Whether a form lies in front that must not be taken away. */
    boolean isTaken();

    /** Whether somebody is typing, or has just stopped in the middle of something. */
    boolean isTyping();
}
