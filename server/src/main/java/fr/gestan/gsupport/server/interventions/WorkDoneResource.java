package fr.gestan.gsupport.server.interventions;

import fr.gestan.gsupport.api.Page;
import fr.gestan.gsupport.api.Role;
import fr.gestan.gsupport.api.history.HistoryLine;
import fr.gestan.gsupport.api.interventions.WorkDoneApi;
import fr.gestan.gsupport.server.http.Failure;
import fr.gestan.gsupport.server.http.PageKey;
import fr.gestan.gsupport.server.identity.CurrentCaller;
import fr.gestan.gsupport.server.identity.Rights;
import jakarta.annotation.security.RolesAllowed;
import java.time.LocalDate;

class WorkDoneResource implements WorkDoneApi {

    private final WorkDone work;
    private final CurrentCaller caller;

    WorkDoneResource(WorkDone work, CurrentCaller caller) {
        this.work = work;
        this.caller = caller;
    }

    @Override
    @RolesAllowed({Rights.TECHNICIAN, Rights.MANAGER})
    public Page<HistoryLine> done(LocalDate from, LocalDate to, String by, Integer limit, String after) {
        var wanted = new WorkDone.Wanted(from, to, whomTheCallerMaySee(by));
        return work.page(wanted, limit == null ? PageKey.DEFAULT_LIMIT : limit, after);
    }

    private String whomTheCallerMaySee(String by) {
        var person = caller.get();
        if (person.has(Role.MANAGER)) {
            return by;
        }
        if (by != null && !by.equals(person.code())) {
            throw new Failure.Forbidden("Only a manager sees another technician's interventions.");
        }
        return person.code();
    }
}
