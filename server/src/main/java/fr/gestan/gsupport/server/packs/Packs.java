package fr.gestan.gsupport.server.packs;

import fr.gestan.gsupport.api.Page;
import fr.gestan.gsupport.api.packs.Pack;
import fr.gestan.gsupport.api.packs.PackData;
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
import java.sql.Types;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Optional;

/** The catalogue. A pack that was sold keeps its minutes and its price, which lines and invoices tell of. */
@ApplicationScoped
public class Packs {

    private static final String ON_SALE = """
            (coalesce(on_sale_from <= today.day, true) AND coalesce(on_sale_to >= today.day, true))
            """;

    private static final String SELECT = """
            SELECT id, label, minutes, price_cents, validity_days, validity_months, binding_validity, on_sale_from,
                on_sale_to, %s AS on_sale,
                EXISTS (SELECT FROM ledger_line line WHERE line.pack_id = pack.id) AS sold
            FROM pack CROSS JOIN (SELECT ?::date AS day) AS today
            """.formatted(ON_SALE);

    private static final String PAGE = SELECT + "WHERE coalesce(?::boolean = " + ON_SALE + """
                , true) AND id > ?
            ORDER BY id
            LIMIT ?
            """;

    private static final String ONE = SELECT + "WHERE id = ?";

    /** Whoever sells it waits until it has been changed, and the other way round. */
    private static final String TO_SELL = ONE + " FOR SHARE OF pack";

    private static final String TO_CHANGE = ONE + " FOR UPDATE OF pack";

    private static final String INSERT = """
            INSERT INTO pack (label, minutes, price_cents, validity_days, validity_months, binding_validity, on_sale_from,
                on_sale_to, changed_at, changed_by)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            RETURNING id
            """;

    private static final String UPDATE = """
            UPDATE pack
            SET label = ?, minutes = ?, price_cents = ?, validity_days = ?, validity_months = ?, binding_validity = ?,
                on_sale_from = ?, on_sale_to = ?, changed_at = ?, changed_by = ?
            WHERE id = ?
            RETURNING id
            """;

    private final AgroalDataSource dataSource;
    private final Audit audit;
    private final Clock clock;
    private final ZoneId zone;

    Packs(AgroalDataSource dataSource, Audit audit, Clock clock, ZoneId zone) {
        this.dataSource = dataSource;
        this.audit = audit;
        this.clock = clock;
        this.zone = zone;
    }

    /**
     * One page, in the order in which they were made.
     *
     * @param onSale null: all
     * @param after null: the oldest; otherwise the {@code next} of the page before
     * @throws Failure.Invalid where {@code after} is no key of ours
     */
    Page<Pack> page(Boolean onSale, int limit, String after) {
        try (var connection = dataSource.getConnection();
                var select = connection.prepareStatement(PAGE)) {
            select.setObject(1, today());
            select.setObject(2, onSale, Types.BOOLEAN);
            select.setLong(3, after == null ? 0 : PageKey.readId(after));
            select.setInt(4, limit + 1);
            try (var row = select.executeQuery()) {
                var packs = new ArrayList<Pack>();
                while (row.next()) {
                    if (packs.size() == limit) {
                        return new Page<>(
                                packs, PageKey.writeId(packs.get(limit - 1).id()));
                    }
                    packs.add(read(row));
                }
                return new Page<>(packs, null);
            }
        } catch (SQLException e) {
            throw new IllegalStateException("The packs could not be read", e);
        }
    }

    /** A pack as it is until the caller's transaction ends; empty where there is none. */
    public Optional<Pack> toSell(long id) {
        try (var connection = dataSource.getConnection()) {
            return one(connection, TO_SELL, id);
        } catch (SQLException e) {
            throw new IllegalStateException("Pack " + id + " could not be read", e);
        }
    }

    /** A pack as it is now; empty where there is none. */
    public Optional<Pack> find(long id) {
        try (var connection = dataSource.getConnection()) {
            return one(connection, ONE, id);
        } catch (SQLException e) {
            throw new IllegalStateException("Pack " + id + " could not be read", e);
        }
    }

    /** @throws Failure.Invalid where its fields contradict one another */
    @Transactional
    Pack create(PackData wanted, Caller caller) {
        check(wanted);
        return write(INSERT, wanted, null, "pack.create", caller);
    }

    /**
     * Replaces all of it.
     *
     * @throws Failure.NotFound where there is no such pack
     * @throws Failure.Invalid where its fields contradict one another
     * @throws Failure.Conflict where it was sold and its minutes or price would change
     */
    @Transactional
    Pack change(long id, PackData wanted, Caller caller) {
        check(wanted);
        try (var connection = dataSource.getConnection()) {
            var before = one(connection, TO_CHANGE, id)
                    .orElseThrow(() -> new Failure.NotFound("There is no pack " + id + "."));
            if (before.sold() && (before.minutes() != wanted.minutes() || before.priceCents() != wanted.priceCents())) {
                throw new Failure.Conflict(
                        "pack-sold",
                        "This pack has been sold",
                        "Pack " + id
                                + " has been sold: its minutes and its price stay. Take it off sale and make another.");
            }
        } catch (SQLException e) {
            throw new IllegalStateException("Pack " + id + " could not be read", e);
        }
        return write(UPDATE, wanted, id, "pack.change", caller);
    }

    private static void check(PackData wanted) {
        if (wanted.validityDays() != null && wanted.validityMonths() != null) {
            throw new Failure.Invalid("validityMonths", "may only be given where validityDays is not");
        }
        if (Boolean.TRUE.equals(wanted.bindingValidity())
                && wanted.validityDays() == null
                && wanted.validityMonths() == null) {
            throw new Failure.Invalid("bindingValidity", "needs validityDays or validityMonths");
        }
        if (wanted.onSaleFrom() != null
                && wanted.onSaleTo() != null
                && wanted.onSaleTo().isBefore(wanted.onSaleFrom())) {
            throw new Failure.Invalid("onSaleTo", "must not be before onSaleFrom");
        }
    }

    private Pack write(String sql, PackData wanted, Long id, String action, Caller caller) {
        var now = clock.instant();
        try (var connection = dataSource.getConnection();
                var write = connection.prepareStatement(sql)) {
            int next = bind(write, wanted, caller, now);
            if (id != null) {
                write.setLong(next, id);
            }
            long written;
            try (var row = write.executeQuery()) {
                row.next();
                written = row.getLong(1);
            }
            var pack = one(connection, ONE, written).orElseThrow();
            audit.write(
                    new Audit.Entry(caller.id(), action, null, "pack " + written, caller.address(), "OK", detail(pack)),
                    now);
            return pack;
        } catch (SQLException e) {
            throw new IllegalStateException("The pack could not be written", e);
        }
    }

    private static String detail(Pack pack) {
        return pack.label() + ", " + pack.minutes() + " min, " + pack.priceCents() + " cents";
    }

    /** Answers the column after the last one bound. */
    private static int bind(PreparedStatement statement, PackData wanted, Caller caller, Instant now)
            throws SQLException {
        int column = 0;
        statement.setString(++column, TypedText.needed("label", wanted.label()));
        statement.setInt(++column, wanted.minutes());
        statement.setInt(++column, wanted.priceCents());
        statement.setObject(++column, wanted.validityDays(), Types.INTEGER);
        statement.setObject(++column, wanted.validityMonths(), Types.INTEGER);
        statement.setBoolean(++column, Boolean.TRUE.equals(wanted.bindingValidity()));
        statement.setObject(++column, wanted.onSaleFrom(), Types.DATE);
        statement.setObject(++column, wanted.onSaleTo(), Types.DATE);
        statement.setObject(++column, now.atOffset(ZoneOffset.UTC));
        statement.setString(++column, caller.code());
        return column + 1;
    }

    private Optional<Pack> one(Connection connection, String sql, long id) throws SQLException {
        try (var select = connection.prepareStatement(sql)) {
            select.setObject(1, today());
            select.setLong(2, id);
            try (var row = select.executeQuery()) {
                return row.next() ? Optional.of(read(row)) : Optional.empty();
            }
        }
    }

    private LocalDate today() {
        return clock.instant().atZone(zone).toLocalDate();
    }

    private static Pack read(ResultSet row) throws SQLException {
        return new Pack(
                row.getLong("id"),
                row.getString("label"),
                row.getInt("minutes"),
                row.getInt("price_cents"),
                row.getObject("validity_days", Integer.class),
                row.getObject("validity_months", Integer.class),
                row.getBoolean("binding_validity"),
                row.getObject("on_sale_from", LocalDate.class),
                row.getObject("on_sale_to", LocalDate.class),
                row.getBoolean("on_sale"),
                row.getBoolean("sold"));
    }
}
