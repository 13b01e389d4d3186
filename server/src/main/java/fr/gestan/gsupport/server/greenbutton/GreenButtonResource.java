package fr.gestan.gsupport.server.greenbutton;

import fr.gestan.gsupport.api.greenbutton.FoundClients;
import fr.gestan.gsupport.api.greenbutton.GestanAtHand;
import fr.gestan.gsupport.api.greenbutton.GreenButtonApi;
import fr.gestan.gsupport.server.identity.CurrentCaller;
import fr.gestan.gsupport.server.identity.Rights;
import jakarta.annotation.security.RolesAllowed;

class GreenButtonResource implements GreenButtonApi {

    private final GreenButton greenButton;
    private final CurrentCaller caller;

    GreenButtonResource(GreenButton greenButton, CurrentCaller caller) {
        this.greenButton = greenButton;
        this.caller = caller;
    }

    @Override
    @RolesAllowed({Rights.TECHNICIAN, Rights.GREEN_BUTTON})
    public FoundClients find(GestanAtHand gestan) {
        return greenButton.find(gestan, caller.get());
    }
}
