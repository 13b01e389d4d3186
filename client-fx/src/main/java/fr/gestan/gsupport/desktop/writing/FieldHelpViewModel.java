package fr.gestan.gsupport.desktop.writing;

import fr.gestan.gsupport.api.texttemplates.TemplatePlace;
import fr.gestan.gsupport.desktop.i18n.Formats;
import fr.gestan.gsupport.desktop.i18n.Messages;

/** What helps to write in any field: templates, and how much room is left. */
public final class FieldHelpViewModel {

    /** How long Motif and Conseil may be, in characters (api.md, {@code NewIntervention}). */
    static final int LONGEST = 4000;

    private static final int NEARLY_FULL = 3600;

    /** How full a field is. */
    public enum Room {
        ENOUGH,
        LITTLE,
        NONE
    }

    private final TemplateShelf shelf;
    private final Messages messages;
    private final Formats formats;

    public FieldHelpViewModel(TemplateShelf shelf, Messages messages, Formats formats) {
        this.shelf = shelf;
        this.messages = messages;
        this.formats = formats;
    }

    TemplateMenuViewModel menuFor(TemplatePlace place) {
        return new TemplateMenuViewModel(shelf, place);
    }

    /** How full a field with this text is. */
    Room roomIn(String text) {
        if (text.length() > LONGEST) {
            return Room.NONE;
        }
        return text.length() >= NEARLY_FULL ? Room.LITTLE : Room.ENOUGH;
    }

    /** How full, in words; also how much has to go. */
    String count(String text) {
        return roomIn(text) == Room.NONE
                ? messages.text("writing.count.too-long", formats.number(text.length() - LONGEST))
                : messages.text("writing.count", formats.number(text.length()), formats.number(LONGEST));
    }
}
