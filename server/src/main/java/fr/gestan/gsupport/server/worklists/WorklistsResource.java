package fr.gestan.gsupport.server.worklists;

import fr.gestan.gsupport.api.Page;
import fr.gestan.gsupport.api.worklists.Worklist;
import fr.gestan.gsupport.api.worklists.WorklistCount;
import fr.gestan.gsupport.api.worklists.WorklistEntry;
import fr.gestan.gsupport.api.worklists.WorklistsApi;
import fr.gestan.gsupport.server.audit.Audit;
import fr.gestan.gsupport.server.audit.Exports;
import fr.gestan.gsupport.server.http.PageKey;
import fr.gestan.gsupport.server.http.RequestLanguage;
import fr.gestan.gsupport.server.identity.CurrentCaller;
import fr.gestan.gsupport.server.identity.Rights;
import io.vertx.core.http.HttpServerResponse;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.core.HttpHeaders;
import java.io.InputStream;
import java.util.List;
import java.util.Locale;

class WorklistsResource implements WorklistsApi {

    private final WorklistCounts counts;
    private final Worklists lists;
    private final Exports exports;
    private final CurrentCaller caller;
    private final RequestLanguage language;
    private final HttpServerResponse response;

    WorklistsResource(
            WorklistCounts counts,
            Worklists lists,
            Exports exports,
            CurrentCaller caller,
            RequestLanguage language,
            HttpServerResponse response) {
        this.counts = counts;
        this.lists = lists;
        this.exports = exports;
        this.caller = caller;
        this.language = language;
        this.response = response;
    }

    @Override
    @RolesAllowed({Rights.SALES_ADMIN, Rights.MANAGER, Rights.ADMIN})
    public List<WorklistCount> counts() {
        return counts.seenBy(caller.get());
    }

    @Override
    @RolesAllowed({Rights.SALES_ADMIN, Rights.MANAGER})
    public Page<WorklistEntry> page(Worklist list, Integer limit, String after) {
        return lists.page(list, limit == null ? PageKey.DEFAULT_LIMIT : limit, after);
    }

    @Override
    @RolesAllowed({Rights.SALES_ADMIN, Rights.MANAGER})
    public InputStream table(Worklist list) {
        var name = list.name().toLowerCase(Locale.ROOT).replace('_', '-');
        var table = lists.table(list, language.get());
        response.putHeader(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"gsupport-" + name + ".csv\"");
        return exports.handOut(
                table,
                new Audit.Entry(
                        caller.get().id(),
                        "worklist.export",
                        null,
                        name,
                        caller.get().address(),
                        "OK",
                        null));
    }
}
