package fr.gestan.gsupport.server.identity.sso;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.HashMap;
import java.util.Map;

/**
 * A provider that the server under test is set to; tests get it into a field of type {@link TestProvider}. With
 * {@code away} it does not answer before the test starts it; other arguments are settings for the server.
 */
public final class RunningProvider implements QuarkusTestResourceLifecycleManager {

    private final TestProvider provider = new TestProvider();
    private final Map<String, String> settings = new HashMap<>();
    private boolean away;

    @Override
    public void init(Map<String, String> arguments) {
        settings.putAll(arguments);
        away = settings.remove("away") != null;
    }

    @Override
    public Map<String, String> start() {
        if (!away) {
            provider.start();
        }
        settings.put("gsupport.oidc.issuer", provider.issuer());
        settings.put("gsupport.oidc.client-id", TestProvider.AUDIENCE);
        settings.putAll(provider.access().asQuarkusSettings());
        return settings;
    }

    @Override
    public void inject(TestInjector testInjector) {
        testInjector.injectIntoFields(provider, field -> field.getType() == TestProvider.class);
    }

    @Override
    public void stop() {
        provider.stop();
    }
}
