package fr.gestan.gsupport.server.clients;

import fr.gestan.gsupport.server.http.Failure;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;

/** The clients' data. */
@ApplicationScoped
class Clients implements PanacheRepositoryBase<Client, Long> {

    /** @throws Failure.NotFound where there is no such client */
    Client get(long clientId) {
        return findByIdOptional(clientId).orElseThrow(() -> Failure.NotFound.client(clientId));
    }

    /**
     * The client as it stands, for this transaction to change: others that change it wait.
     *
     * @throws Failure.NotFound where there is no such client
     */
    Client lock(long clientId) {
        return findByIdOptional(clientId, LockModeType.PESSIMISTIC_WRITE)
                .orElseThrow(() -> Failure.NotFound.client(clientId));
    }
}
