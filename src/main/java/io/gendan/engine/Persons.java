package io.gendan.engine;

import java.util.function.Supplier;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.identity.Authentication;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.jspecify.annotations.Nullable;

/** Who acts in the engine right now. Jobs, listeners and our own housekeeping act as nobody. */
public final class Persons {

    private Persons() {}

    /** The login of the person on whose behalf the current engine call runs, or null when the system acts itself. */
    public static @Nullable String current() {
        CommandContext context = Context.getCommandContext();
        if (context != null) {
            return login(context.getAuthentication());
        }
        var configuration = Context.getProcessEngineConfiguration();
        return configuration == null
                ? null
                : login(configuration.getIdentityService().getCurrentAuthentication());
    }

    /** Runs something as nobody, whoever is acting; the person is back afterwards. */
    public static void asSystem(IdentityService identity, Runnable work) {
        asSystem(identity, () -> {
            work.run();
            return true;
        });
    }

    /** The same for work with a result. */
    public static <T> T asSystem(IdentityService identity, Supplier<T> work) {
        var person = identity.getCurrentAuthentication();
        identity.clearAuthentication();
        try {
            return work.get();
        } finally {
            if (person != null) {
                identity.setAuthentication(person.getUserId(), person.getGroupIds(), person.getTenantIds());
            }
        }
    }

    private static @Nullable String login(@Nullable Authentication authentication) {
        return authentication == null ? null : authentication.getUserId();
    }
}
