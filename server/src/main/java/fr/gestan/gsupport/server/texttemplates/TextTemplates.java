package fr.gestan.gsupport.server.texttemplates;

import fr.gestan.gsupport.api.Page;
import fr.gestan.gsupport.api.Role;
import fr.gestan.gsupport.api.texttemplates.NewTextTemplate;
import fr.gestan.gsupport.api.texttemplates.TemplatePlace;
import fr.gestan.gsupport.api.texttemplates.TextTemplate;
import fr.gestan.gsupport.server.audit.Audit;
import fr.gestan.gsupport.server.http.Failure;
import fr.gestan.gsupport.server.http.PageKey;
import fr.gestan.gsupport.server.http.TypedText;
import fr.gestan.gsupport.server.identity.Caller;
import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;

/** Texts to begin with. Whatever happens to everybody's is written into the audit; one's own are nobody else's matter. */
@ApplicationScoped
class TextTemplates {

    private static final String COLUMNS = " id, owner_code, place, name, text, changed_at, changed_by ";

    private static final String PAGE = "SELECT" + COLUMNS + """
            FROM text_template
            WHERE (owner_code IS NULL OR owner_code = ?) AND id > ?
            ORDER BY id
            LIMIT ?
            """;

    private static final String LOCK = "SELECT" + COLUMNS + """
            FROM text_template
            WHERE (owner_code IS NULL OR owner_code = ?) AND id = ?
            FOR UPDATE
            """;

    private static final String INSERT = """
            INSERT INTO text_template (owner_code, place, name, text, changed_at, changed_by)
            VALUES (?, ?, ?, ?, ?, ?)
            RETURNING""" + COLUMNS;

    private static final String UPDATE = """
            UPDATE text_template
            SET owner_code = ?, place = ?, name = ?, text = ?, changed_at = ?, changed_by = ?
            WHERE id = ?
            RETURNING""" + COLUMNS;

    private static final String DELETE = "DELETE FROM text_template WHERE id = ?";

    private final AgroalDataSource dataSource;
    private final Audit audit;
    private final Clock clock;

    TextTemplates(AgroalDataSource dataSource, Audit audit, Clock clock) {
        this.dataSource = dataSource;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * A page of those that the caller has, oldest first.
     *
     * @param after null: the oldest; otherwise the {@code next} of the page before
     * @throws Failure.Invalid where {@code after} is no key of ours
     */
    Page<TextTemplate> page(Caller caller, int limit, String after) {
        try (var connection = dataSource.getConnection();
                var select = connection.prepareStatement(PAGE)) {
            select.setString(1, caller.code());
            select.setLong(2, after == null ? 0 : PageKey.readId(after));
            select.setInt(3, limit + 1);
            try (var row = select.executeQuery()) {
                var templates = new ArrayList<TextTemplate>();
                while (row.next()) {
                    if (templates.size() == limit) {
                        return new Page<>(
                                templates,
                                PageKey.writeId(templates.get(limit - 1).id()));
                    }
                    templates.add(read(row));
                }
                return new Page<>(templates, null);
            }
        } catch (SQLException e) {
            throw new IllegalStateException("The text templates could not be read", e);
        }
    }

    /** @throws Failure.Forbidden where it is for everybody, and the caller may not write those */
    @Transactional
    TextTemplate create(NewTextTemplate wanted, Caller caller) {
        if (isShared(wanted)) {
            mustMayShare(caller);
        }
        var now = clock.instant();
        try (var connection = dataSource.getConnection();
                var insert = connection.prepareStatement(INSERT)) {
            bind(insert, wanted, caller, now);
            var created = written(insert);
            tell("text-template.create", created, created.shared(), caller, now);
            return created;
        } catch (SQLException e) {
            throw new IllegalStateException("The text template could not be made", e);
        }
    }

    /**
     * Replaces all of it.
     *
     * @throws Failure.NotFound where the caller has no such template
     * @throws Failure.Forbidden where it is for everybody, or shall be, and the caller may not write those
     */
    @Transactional
    TextTemplate change(long id, NewTextTemplate wanted, Caller caller) {
        var now = clock.instant();
        try (var connection = dataSource.getConnection()) {
            var before = lock(connection, id, caller);
            if (before.shared() || isShared(wanted)) {
                mustMayShare(caller);
            }
            try (var update = connection.prepareStatement(UPDATE)) {
                int next = bind(update, wanted, caller, now);
                update.setLong(next, id);
                var changed = written(update);
                tell("text-template.change", changed, before.shared() || changed.shared(), caller, now);
                return changed;
            }
        } catch (SQLException e) {
            throw new IllegalStateException("The text template could not be changed", e);
        }
    }

    /**
     * Deletes it.
     *
     * @throws Failure.NotFound where the caller has no such template
     * @throws Failure.Forbidden where it is everybody's, and the caller may not write those
     */
    @Transactional
    void delete(long id, Caller caller) {
        try (var connection = dataSource.getConnection()) {
            var before = lock(connection, id, caller);
            if (before.shared()) {
                mustMayShare(caller);
            }
            try (var delete = connection.prepareStatement(DELETE)) {
                delete.setLong(1, id);
                delete.executeUpdate();
            }
            tell("text-template.delete", before, before.shared(), caller, clock.instant());
        } catch (SQLException e) {
            throw new IllegalStateException("The text template could not be deleted", e);
        }
    }

    private static TextTemplate lock(Connection connection, long id, Caller caller) throws SQLException {
        try (var select = connection.prepareStatement(LOCK)) {
            select.setString(1, caller.code());
            select.setLong(2, id);
            try (var row = select.executeQuery()) {
                if (!row.next()) {
                    throw new Failure.NotFound("There is no text template " + id + ".");
                }
                return read(row);
            }
        }
    }

    private static boolean isShared(NewTextTemplate wanted) {
        return Boolean.TRUE.equals(wanted.shared());
    }

    private static void mustMayShare(Caller caller) {
        if (!caller.has(Role.SALES_ADMIN) && !caller.has(Role.MANAGER)) {
            throw new Failure.Forbidden("Only sales administration and managers write what everybody has.");
        }
    }

    /** Answers the column after the last one bound. */
    private static int bind(PreparedStatement statement, NewTextTemplate wanted, Caller caller, Instant now)
            throws SQLException {
        int column = 0;
        statement.setString(++column, isShared(wanted) ? null : caller.code());
        statement.setString(++column, wanted.place().name());
        statement.setString(++column, TypedText.needed("name", wanted.name()));
        statement.setString(++column, lines(wanted.text()));
        statement.setObject(++column, now.atOffset(ZoneOffset.UTC));
        statement.setString(++column, caller.code());
        return column + 1;
    }

    /** @throws Failure.Invalid where it has control characters but tabs and line ends, which a form could not hold */
    private static String lines(String text) {
        if (text.chars().anyMatch(letter -> Character.isISOControl(letter) && "\n\r\t".indexOf(letter) < 0)) {
            throw new Failure.Invalid("text", "must not contain control characters");
        }
        return text.strip();
    }

    private static TextTemplate written(PreparedStatement statement) throws SQLException {
        try (var row = statement.executeQuery()) {
            row.next();
            return read(row);
        }
    }

    private static TextTemplate read(ResultSet row) throws SQLException {
        return new TextTemplate(
                row.getLong("id"),
                row.getString("owner_code") == null,
                TemplatePlace.valueOf(row.getString("place")),
                row.getString("name"),
                row.getString("text"),
                row.getObject("changed_at", OffsetDateTime.class).toInstant(),
                row.getString("changed_by"));
    }

    private void tell(String action, TextTemplate template, boolean concernsAll, Caller caller, Instant now) {
        if (concernsAll) {
            audit.write(
                    new Audit.Entry(
                            caller.id(),
                            action,
                            null,
                            "text-template " + template.id(),
                            caller.address(),
                            "OK",
                            template.name()),
                    now);
        }
    }
}
