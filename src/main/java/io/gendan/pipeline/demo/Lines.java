package io.gendan.pipeline.demo;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Fills what a scene says with what is known of a customer: {@code {name}} stands for a fact ({@code {Name}} for the same
 * at the beginning of a sentence), {@code //} separates ways to say the same, one of which is taken.
 */
final class Lines {

    private static final Pattern FACT = Pattern.compile("\\{(\\w+)}");
    private static final String OR = "\\s+//\\s+";
    private static final int DEEPEST = 5;

    private final Map<String, Object> facts;
    private final Random random;

    Lines(Map<String, Object> facts, Random random) {
        this.facts = facts;
        this.random = random;
    }

    /** The same with further facts. */
    Lines with(Map<String, Object> further) {
        var all = new LinkedHashMap<>(facts);
        all.putAll(further);
        return new Lines(all, random);
    }

    Map<String, Object> fill(Map<String, Object> fields) {
        var filled = new LinkedHashMap<String, Object>();
        fields.forEach((key, value) -> filled.put(key, fill(value)));
        return filled;
    }

    @SuppressWarnings("unchecked")
    private Object fill(Object value) {
        if (value instanceof String text) {
            return fill(text, DEEPEST);
        }
        if (value instanceof Map<?, ?> map) {
            return fill((Map<String, Object>) map);
        }
        return value instanceof List<?> list ? list.stream().map(this::fill).toList() : value;
    }

    private Object fill(String text, int depth) {
        var ways = text.split(OR);
        var way = ways[ways.length == 1 ? 0 : random.nextInt(ways.length)];
        var whole = FACT.matcher(way);
        if (whole.matches()) {
            var fact = fact(whole.group(1));
            return fact instanceof String said && depth > 0 ? fill(said, depth - 1) : fact;
        }
        return whole.reset()
                .replaceAll(found -> Matcher.quoteReplacement(
                        String.valueOf(depth > 0 ? fill(found.group(), depth - 1) : found.group())));
    }

    private Object fact(String name) {
        var fact = facts.get(name);
        if (fact == null && Character.isUpperCase(name.charAt(0))) {
            var said = String.valueOf(fact(Character.toLowerCase(name.charAt(0)) + name.substring(1)));
            return Character.toUpperCase(said.charAt(0)) + said.substring(1);
        }
        if (fact == null) {
            throw new IllegalArgumentException("The demo's texts ask for '" + name + "', which nobody told");
        }
        return fact;
    }
}
