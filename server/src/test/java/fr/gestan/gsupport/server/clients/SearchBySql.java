package fr.gestan.gsupport.server.clients;

import fr.gestan.gsupport.server.database.DatabaseAccess;
import io.agroal.api.AgroalDataSource;
import io.agroal.api.configuration.supplier.AgroalDataSourceConfigurationSupplier;
import io.agroal.api.security.NamePrincipal;
import io.agroal.api.security.SimplePassword;
import java.sql.SQLException;

/** The statements of a search as the server's role, with nothing around them: no HTTP, no login, no JSON. */
public final class SearchBySql implements AutoCloseable {

    private final AgroalDataSource dataSource;
    private final ClientSearch search;

    public SearchBySql(DatabaseAccess database) throws SQLException {
        this.dataSource = AgroalDataSource.from(new AgroalDataSourceConfigurationSupplier()
                .connectionPoolConfiguration(pool -> pool.maxSize(1)
                        .connectionFactoryConfiguration(connection -> connection
                                .jdbcUrl(database.url())
                                .principal(new NamePrincipal(database.serverUser()))
                                .credential(new SimplePassword(database.serverPassword())))));
        this.search = new ClientSearch(dataSource, new ClientWords());
    }

    /** How many are on the first page. */
    public int find(String query, int limit) {
        return search.find(query, limit, null).items().size();
    }

    @Override
    public void close() {
        dataSource.close();
    }
}
