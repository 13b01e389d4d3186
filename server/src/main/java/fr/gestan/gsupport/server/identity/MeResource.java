package fr.gestan.gsupport.server.identity;

import fr.gestan.gsupport.api.me.Me;
import fr.gestan.gsupport.api.me.MeApi;
import io.quarkus.security.Authenticated;

class MeResource implements MeApi {

    private final CurrentCaller current;

    MeResource(CurrentCaller current) {
        this.current = current;
    }

    @Override
    @Authenticated
    public Me me() {
        var caller = current.get();
        return new Me(
                caller.code(),
                caller.fullName(),
                caller.phone(),
                caller.roles().stream().sorted().toList(),
                caller.scopes().stream().sorted().toList());
    }
}
