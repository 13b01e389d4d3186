package fr.gestan.gsupport.api.pay;

import fr.gestan.gsupport.api.ApiPaths;
import fr.gestan.gsupport.api.MediaTypes;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
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
}
