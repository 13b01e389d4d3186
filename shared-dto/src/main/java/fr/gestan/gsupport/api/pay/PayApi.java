package fr.gestan.gsupport.api.pay;

import fr.gestan.gsupport.api.ApiPaths;
import fr.gestan.gsupport.api.MediaTypes;
import fr.gestan.gsupport.api.Page;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.io.InputStream;
import java.time.YearMonth;

/** What technicians are paid for. */
@Path(ApiPaths.V1 + "/pay")
public interface PayApi {

    /**
     * A month; technicians who are no managers see their own alone.
     *
     * @param month null: the one that it is now at the publisher's
     * @param by null: everybody whom the caller may see
     */
    @GET
    @Produces(MediaType.APPLICATION_JSON)
    MonthOfPay month(@QueryParam("month") YearMonth month, @QueryParam("by") @Size(max = 10) String by);

    /** The same as a table with a row of headings, in the language of the request (RFC 4180). */
    @GET
    @Produces(MediaTypes.CSV)
    String table(@QueryParam("month") YearMonth month, @QueryParam("by") @Size(max = 10) String by);

    /**
     * Closes a month that is over, for good; 201. From then on its lines and figures stay, and corrections of them count
     * in the first open month behind it. 409 {@code /problems/month-already-closed}, {@code /problems/month-not-finished}.
     */
    @POST
    @Path("/{month}/closing")
    @Produces(MediaType.APPLICATION_JSON)
    PayClosing close(@PathParam("month") YearMonth month);

    /**
     * The lines that {@link #month} adds up, newest first; technicians who are no managers see their own alone.
     *
     * @param limit 1 to 200; null: 50
     * @param after the {@code next} of the page before; null: the newest
     */
    @GET
    @Path("/lines")
    @Produces(MediaType.APPLICATION_JSON)
    Page<PayLine> lines(
            @QueryParam("month") YearMonth month,
            @QueryParam("by") @Size(max = 10) String by,
            @QueryParam("limit") @Min(1) @Max(200) Integer limit,
            @QueryParam("after") @Size(max = 1000) String after);

    /** The same as a table with a row of headings, in the language of the request (RFC 4180); to be closed. */
    @GET
    @Path("/lines")
    @Produces(MediaTypes.CSV)
    InputStream linesTable(@QueryParam("month") YearMonth month, @QueryParam("by") @Size(max = 10) String by);
}
