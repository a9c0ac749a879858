package io.gendan.browser;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** What a program sent, telling which of its fields is asked for. */
final class AskedBody extends HashMap<String, @Nullable Object> {

    private static final long serialVersionUID = 1L;

    private final transient Consumer<String> asked;

    AskedBody(Map<?, ?> body, Consumer<String> asked) {
        this.asked = asked;
        body.forEach((key, value) -> put(String.valueOf(key), value));
    }

    @Override
    public @Nullable Object get(Object key) {
        asked.accept(String.valueOf(key));
        return super.get(key);
    }

    @Override
    public @Nullable Object getOrDefault(Object key, @Nullable Object otherwise) {
        asked.accept(String.valueOf(key));
        return super.getOrDefault(key, otherwise);
    }

    @Override
    public boolean containsKey(Object key) {
        asked.accept(String.valueOf(key));
        return super.containsKey(key);
    }
}
