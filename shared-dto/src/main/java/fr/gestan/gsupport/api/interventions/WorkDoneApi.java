package fr.gestan.gsupport.api.interventions;

import fr.gestan.gsupport.api.ApiPaths;
import fr.gestan.gsupport.api.Page;
import fr.gestan.gsupport.api.history.HistoryLine;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.LocalDate;

/** The interventions of all clients. */
@Path(ApiPaths.V1 + "/interventions")
@Produces(MediaType.APPLICATION_JSON)
public interface WorkDoneApi {

    /**
     * The interventions of some days, newest first; technicians who are no managers see their own alone. These are the
     * lines behind {@code GET /pay}: those of a month that have no {@code correctedByLineId} are what that month's
     * report adds up (the publisher's own account, {@code 9999}, is never paid). A corrected intervention stays in the
     * list, with its {@code correctedByLineId} and, where it was recorded again, its {@code replacementLineId}. What was
     * recorded again belongs to the day on which the first of the lines in whose stead it stands was recorded, although
     * its {@code performedAt} is that of the correction.
     *
     * @param from first day, in the publisher's time zone; null: from the beginning
     * @param to last day, included; null: until now
     * @param by null: everybody whom the caller may see
     * @param limit 1 to 200; null: 50
     * @param after the {@code next} of the page before; null: the newest
     */
    @GET
    Page<HistoryLine> done(
            @QueryParam("from") LocalDate from,
            @QueryParam("to") LocalDate to,
            @QueryParam("by") @Size(max = 10) String by,
            @QueryParam("limit") @Min(1) @Max(200) Integer limit,
            @QueryParam("after") @Size(max = 1000) String after);
}
