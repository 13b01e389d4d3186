package fr.gestan.gsupport.api.overrides;

import fr.gestan.gsupport.api.ApiPaths;
import fr.gestan.gsupport.api.MediaTypes;
import fr.gestan.gsupport.api.Page;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.io.InputStream;

/** What was refused by rule and done by exception. */
@Path(ApiPaths.V1 + "/overrides")
public interface OverridesApi {

    /**
     * Who, why, against which rule, newest first. Exceptions of every kind are there: what a reason sufficed for, what
     * sales administration decided, work begun before NPI was set, and what a correction recorded again.
     *
     * @param limit 1 to 200; null: 50
     * @param after the {@code next} of the page before; null: the newest
     */
    @GET
    @Produces(MediaType.APPLICATION_JSON)
    Page<RuleOverride> made(
            @QueryParam("limit") @Min(1) @Max(200) Integer limit, @QueryParam("after") @Size(max = 1000) String after);

    /** All of them as a table with a row of headings, in the language of the request (RFC 4180); to be closed. */
    @GET
    @Produces(MediaTypes.CSV)
    InputStream table();
}
