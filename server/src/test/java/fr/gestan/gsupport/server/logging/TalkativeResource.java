package fr.gestan.gsupport.server.logging;

import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import org.jboss.logging.Logger;

/** A resource of the tests that tells the log whatever it is told, as no resource should. */
@Path("/test-log")
public class TalkativeResource {

    private static final Logger LOG = Logger.getLogger(TalkativeResource.class);

    @GET
    @Path("/{typed}")
    @PermitAll
    public String talk(
            @PathParam("typed") String typed, @QueryParam("fail") String fail, @HeaderParam("X-Typed") String header) {
        LOG.infof("Typed: %s and %s", typed, header);
        if (fail != null) {
            throw new IllegalStateException(fail, new IllegalArgumentException("cause of " + fail));
        }
        return "";
    }
}
