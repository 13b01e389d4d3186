package fr.gestan.gsupport.api.verification;

import fr.gestan.gsupport.api.ApiPaths;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/** Whether every account is what its lines say, as of the last run over all of them. */
@Path(ApiPaths.V1 + "/ledger-verification")
@Produces(MediaType.APPLICATION_JSON)
public interface LedgerVerificationApi {

    @GET
    LedgerVerification last();
}
