package fr.gestan.gsupport.desktop.writing;

import fr.gestan.gsupport.api.Page;
import fr.gestan.gsupport.api.texttemplates.TemplatePlace;
import fr.gestan.gsupport.api.texttemplates.TextTemplate;
import fr.gestan.gsupport.api.texttemplates.TextTemplatesApi;
import fr.gestan.gsupport.desktop.api.Calls;
import java.text.Collator;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/** The templates at hand, as they were last read from the server. Without them, or the server, typing goes on. */
public final class TemplateShelf {

    private static final int PAGE = 200;
    private static final Pattern ACCENTS = Pattern.compile("\\p{M}+");

    private final ObservableList<TextTemplate> templates = FXCollections.observableArrayList();
    private final Calls calls;
    private final TextTemplatesApi api;

    public TemplateShelf(Calls calls, TextTemplatesApi api) {
        this.calls = calls;
        this.api = api;
    }

    /** Reads them anew; where the server does not answer, those of before stay. */
    public void read() {
        calls.to(this::all).onSuccess(templates::setAll).start();
    }

    private List<TextTemplate> all() {
        var all = new ArrayList<TextTemplate>();
        Page<TextTemplate> page = null;
        do {
            page = api.list(PAGE, page == null ? null : page.next());
            all.addAll(page.items());
        } while (page.next() != null);
        var collator = Collator.getInstance(Locale.FRENCH);
        all.sort(Comparator.comparing(TextTemplate::name, collator));
        return all;
    }

    /** In the order of their names. */
    ObservableList<TextTemplate> templates() {
        return templates;
    }

    /**
     * Those that are for a place and have what was typed in their name, in whichever case and with or without accents:
     * names that begin like it first.
     */
    List<TextTemplate> offered(TemplatePlace place, String typed) {
        var wanted = plain(typed.strip());
        return templates.stream()
                .filter(template -> template.place() == place || template.place() == TemplatePlace.BOTH)
                .filter(template -> plain(template.name()).contains(wanted))
                .sorted(Comparator.comparing(template -> !plain(template.name()).startsWith(wanted)))
                .toList();
    }

    private static String plain(String text) {
        return ACCENTS.matcher(Normalizer.normalize(text, Normalizer.Form.NFD))
                .replaceAll("")
                .toLowerCase(Locale.FRENCH);
    }
}
