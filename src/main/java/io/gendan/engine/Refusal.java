package io.gendan.engine;

import java.util.List;
import java.util.Map;

/**
 * A request that is turned down for a reason its sender can understand and mend. Nothing of the request stands: whoever
 * throws it inside a transaction rolls the whole of it back (ST-02, "nothing lost, nobody let in").
 *
 * <p>The text for people comes from the message bundles: {@code refusal.<code>} with {@link #arguments()}, and for each
 * item its own code. Doors put it in words: Camunda's REST by {@link RefusalTranslator}, our own API as problem details.
 */
public class Refusal extends RuntimeException {

    /** The HTTP status with which a refusal reaches its sender. */
    public enum Kind {
        BAD_REQUEST(400),
        FORBIDDEN(403),
        NOT_FOUND(404),
        CONFLICT(409),
        TOO_MANY(429);

        private final int status;

        Kind(int status) {
            this.status = status;
        }

        public int status() {
            return status;
        }
    }

    /**
     * One thing that is wrong.
     *
     * @param field the field's key, empty when the item concerns no single field
     * @param code message key of what is wrong and what to do
     * @param arguments values for the message, such as the field's label
     */
    public record Item(String field, String code, List<Object> arguments) {
        public static Item of(String field, String code, Object... arguments) {
            return new Item(field, code, List.of(arguments));
        }
    }

    private final Kind kind;
    private final String code;
    private final transient List<Object> arguments;
    private final transient List<Item> items;
    private final transient Map<String, String> properties;

    private Refusal(Kind kind, String code, List<Object> arguments, List<Item> items, Map<String, String> properties) {
        super(code + (arguments.isEmpty() ? "" : " " + arguments) + (items.isEmpty() ? "" : " " + items));
        this.kind = kind;
        this.code = code;
        this.arguments = List.copyOf(arguments);
        this.items = List.copyOf(items);
        this.properties = Map.copyOf(properties);
    }

    /** What was sent can't be accepted as it is. */
    public static Refusal badRequest(String code, Object... arguments) {
        return new Refusal(Kind.BAD_REQUEST, code, List.of(arguments), List.of(), Map.of());
    }

    /** The sender may not do this. */
    public static Refusal forbidden(String code, Object... arguments) {
        return new Refusal(Kind.FORBIDDEN, code, List.of(arguments), List.of(), Map.of());
    }

    /** What the request speaks of does not exist, or not for this person. */
    public static Refusal notFound(String code, Object... arguments) {
        return new Refusal(Kind.NOT_FOUND, code, List.of(arguments), List.of(), Map.of());
    }

    /** The state of things does not allow it, or has changed meanwhile. */
    public static Refusal conflict(String code, Object... arguments) {
        return new Refusal(Kind.CONFLICT, code, List.of(arguments), List.of(), Map.of());
    }

    /** The sender asks too often, and is to wait. */
    public static Refusal tooMany(String code, Object... arguments) {
        return new Refusal(Kind.TOO_MANY, code, List.of(arguments), List.of(), Map.of());
    }

    /** The same refusal, naming every single thing that is wrong. */
    public Refusal with(List<Item> items) {
        return new Refusal(kind, code, arguments, items, properties);
    }

    /** The same refusal with facts for programs, which our own API tells beside its code. */
    public Refusal telling(Map<String, String> properties) {
        return new Refusal(kind, code, arguments, items, properties);
    }

    public Kind kind() {
        return kind;
    }

    /** Stable machine-readable code, such as {@code gate.notMet}; the message key is {@code refusal.<code>}. */
    public String code() {
        return code;
    }

    public List<Object> arguments() {
        return arguments;
    }

    public List<Item> items() {
        return items;
    }

    /** Facts for programs by their names; times are ISO instants. */
    public Map<String, String> properties() {
        return properties;
    }
}
