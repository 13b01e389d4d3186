package fr.gestan.gsupport.server.texttemplates;

import fr.gestan.gsupport.api.Page;
import fr.gestan.gsupport.api.texttemplates.NewTextTemplate;
import fr.gestan.gsupport.api.texttemplates.TextTemplate;
import fr.gestan.gsupport.api.texttemplates.TextTemplatesApi;
import fr.gestan.gsupport.server.http.PageKey;
import fr.gestan.gsupport.server.identity.CurrentCaller;
import fr.gestan.gsupport.server.identity.Rights;
import jakarta.annotation.security.RolesAllowed;
import org.jboss.resteasy.reactive.ResponseStatus;

class TextTemplatesResource implements TextTemplatesApi {

    private final TextTemplates templates;
    private final CurrentCaller caller;

    TextTemplatesResource(TextTemplates templates, CurrentCaller caller) {
        this.templates = templates;
        this.caller = caller;
    }

    @Override
    @RolesAllowed({Rights.TECHNICIAN, Rights.SALES_ADMIN, Rights.MANAGER})
    public Page<TextTemplate> list(Integer limit, String after) {
        return templates.page(caller.get(), limit == null ? PageKey.DEFAULT_LIMIT : limit, after);
    }

    @Override
    @ResponseStatus(201)
    @RolesAllowed({Rights.TECHNICIAN, Rights.SALES_ADMIN, Rights.MANAGER})
    public TextTemplate create(NewTextTemplate template) {
        return templates.create(template, caller.get());
    }

    @Override
    @RolesAllowed({Rights.TECHNICIAN, Rights.SALES_ADMIN, Rights.MANAGER})
    public TextTemplate change(long id, NewTextTemplate template) {
        return templates.change(id, template, caller.get());
    }

    @Override
    @RolesAllowed({Rights.TECHNICIAN, Rights.SALES_ADMIN, Rights.MANAGER})
    public void delete(long id) {
        templates.delete(id, caller.get());
    }
}
