package fr.gestan.gsupport.desktop.search;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.json.JsonMapper;
import fr.gestan.gsupport.desktop.disk.OwnerOnlyFile;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.stream.Stream;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/** The clients that a person opened last, kept in a file of their own. Losing it loses a convenience, and no more. */
public final class RecentClients {

    /** How many are kept. */
    public static final int MOST = 10;

    private static final System.Logger LOG = System.getLogger(RecentClients.class.getName());

    private final ObservableList<Recent> clients = FXCollections.observableArrayList();
    private final ObservableList<Recent> readOnly = FXCollections.unmodifiableObservableList(clients);
    private final JsonMapper json = new JsonMapper();
    private final OwnerOnlyFile file;
    private final Executor disk;

    /**
     * A client that was open.
     *
     * @param city may be null
     */
    public record Recent(long id, String companyName, String city) {}

    /**
     * Reads what was kept; a file that is damaged counts as none.
     *
     * @param disk where the file is written, in the order in which clients are opened
     */
    public RecentClients(OwnerOnlyFile file, Executor disk) {
        this.file = file;
        this.disk = disk;
        try {
            var kept = file.read();
            if (kept.isPresent()) {
                clients.setAll(json.readValue(kept.get(), new TypeReference<List<Recent>>() {}));
            }
        } catch (IOException e) {
            LOG.log(Level.WARNING, "The clients that were opened last cannot be read", e);
        }
    }

    /** This one comes first from now on. */
    public void opened(Recent client) {
        var next = Stream.concat(Stream.of(client), clients.stream().filter(known -> known.id() != client.id()))
                .limit(MOST)
                .toList();
        if (!next.equals(clients)) {
            clients.setAll(next);
            disk.execute(() -> keep(next));
        }
    }

    private void keep(List<Recent> next) {
        try {
            file.write(json.writeValueAsBytes(next));
        } catch (IOException e) {
            LOG.log(Level.WARNING, "The clients that were opened last cannot be kept", e);
        }
    }

    /** The last one first. */
    public ObservableList<Recent> list() {
        return readOnly;
    }
}
