package fr.gestan.gsupport.server.http;

import fr.gestan.gsupport.server.identity.Rights;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/** A resource of the tests that answers what it understood, and fails on demand. */
@Path("/api/v1/test-echo")
@Produces(MediaType.APPLICATION_JSON)
public class EchoResource {

    enum Colour {
        RED,
        GREEN
    }

    record Part(@NotNull @Size(max = 5) String name) {}

    record Echo(
            String text,
            @Min(1) @Max(1440) Integer number,
            Long large,
            Boolean flag,
            Instant at,
            LocalDate on,
            Colour colour,
            @Valid List<Part> parts) {}

    record Found(long id, String query, Integer limit, LocalDate from, Colour colour) {}

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed(Rights.TECHNICIAN)
    public Echo echo(@Valid @NotNull Echo body) {
        return body;
    }

    @GET
    @Path("/{id}")
    @RolesAllowed({Rights.TECHNICIAN, Rights.CLIENTS_READ})
    public Found find(
            @PathParam("id") long id,
            @QueryParam("q") @Size(max = 10) String query,
            @QueryParam("limit") @Min(1) @Max(200) Integer limit,
            @QueryParam("from") LocalDate from,
            @QueryParam("colour") Colour colour) {
        return new Found(id, query, limit, from, colour);
    }

    @GET
    @Path("/failing/defect")
    @PermitAll
    public String defect() {
        throw new IllegalStateException("secret of fr.gestan.gsupport");
    }

    @GET
    @Path("/failing/database")
    @PermitAll
    public String databaseIsDown() {
        throw new IllegalStateException(new SQLException("Connection refused", "08001"));
    }

    @GET
    @Path("/failing/tries")
    @PermitAll
    public String tooManyTries() {
        throw new Failure.TooManyTries(java.time.Duration.ofSeconds(7));
    }

    @GET
    @Path("/failing/conflict")
    @PermitAll
    public String conflict() {
        throw new Failure.Conflict("already-corrected", "This line has already been corrected", "Line 7 is undone.");
    }

    @GET
    @Path("/without-rights")
    public String withoutRights() {
        return "nobody may read this";
    }
}
