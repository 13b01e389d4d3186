package fr.gestan.gsupport.server.overrides;

import fr.gestan.gsupport.api.Page;
import fr.gestan.gsupport.api.overrides.OverridesApi;
import fr.gestan.gsupport.api.overrides.RuleOverride;
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

@RolesAllowed({Rights.SALES_ADMIN, Rights.MANAGER})
class OverridesResource implements OverridesApi {

    private final Overrides overrides;
    private final Exports exports;
    private final CurrentCaller caller;
    private final RequestLanguage language;
    private final HttpServerResponse response;

    OverridesResource(
            Overrides overrides,
            Exports exports,
            CurrentCaller caller,
            RequestLanguage language,
            HttpServerResponse response) {
        this.overrides = overrides;
        this.exports = exports;
        this.caller = caller;
        this.language = language;
        this.response = response;
    }

    @Override
    public Page<RuleOverride> made(Integer limit, String after) {
        return overrides.page(limit == null ? PageKey.DEFAULT_LIMIT : limit, after);
    }

    @Override
    public InputStream table() {
        var table = overrides.table(language.get());
        response.putHeader(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"gsupport-overrides.csv\"");
        return exports.handOut(
                table,
                new Audit.Entry(
                        caller.get().id(),
                        "overrides.export",
                        null,
                        null,
                        caller.get().address(),
                        "OK",
                        null));
    }
}
