package org.papilio.program;

import java.util.Optional;

/** The incubating module of the Vector API. */
final class VectorModule {

    static final String NAME = "jdk.incubator.vector";

    private static final Optional<String> OBSTACLE = load();

    private VectorModule() {}

    /** Why the module cannot be used; empty if it can. */
    static Optional<String> obstacle() {
        return OBSTACLE;
    }

    /**
     * Makes the module available: it is there with {@code --add-modules jdk.incubator.vector}, upon which Java prints a warning at
     * every start. The launcher therefore gives {@code --add-exports java.base/jdk.internal.module=ALL-UNNAMED} instead, and the module
     * is loaded here, when it is needed, as Java loads the modules of agents.
     */
    private static Optional<String> load() {
        if (ModuleLayer.boot().findModule(NAME).isPresent()) {
            return Optional.empty();
        }
        try {
            Class.forName("jdk.internal.module.Modules")
                    .getMethod("loadModule", String.class)
                    .invoke(null, NAME);
            return Optional.empty();
        } catch (ReflectiveOperationException | RuntimeException e) {
            return Optional.of("Java was started without --add-modules " + NAME);
        }
    }
}
