package io.gendan.customer.tags;

import java.util.Collection;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What rules for tags may ask about customers (D-05); whoever knows something of them from our own records tells it. */
public interface TagFacts {

    /** The names of these facts, each with a value as it may be, for trying rules out. */
    Map<String, Object> examples();

    /** The facts of these customers by their numbers; what isn't known is left out. */
    Map<String, Map<String, @Nullable Object>> of(Collection<String> numbers);
}
