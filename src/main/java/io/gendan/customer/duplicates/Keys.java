package io.gendan.customer.duplicates;

import java.util.LinkedHashSet;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * By what a customer meets those that may be the same, so that not everybody is compared with everybody. Whatever
 * {@link Likeness} suspects has a key in common: a way to reach it, its code, what is its name's own, or that name with
 * any one letter left out, which is the same for two names that differ by one slip.
 */
final class Keys {

    enum Kind {
        CODE,
        PHONE,
        EMAIL,
        SITE,
        NAME,
        SLIP
    }

    record Key(Kind kind, String value) {}

    private Keys() {}

    static Set<Key> of(Facts facts) {
        var keys = new LinkedHashSet<Key>();
        Stream.ofNullable(facts.creditCode()).forEach(code -> keys.add(new Key(Kind.CODE, code)));
        facts.phones().forEach(phone -> keys.add(new Key(Kind.PHONE, phone)));
        facts.emails().forEach(email -> keys.add(new Key(Kind.EMAIL, email)));
        if (!facts.isPerson()) {
            facts.sites().forEach(site -> keys.add(new Key(Kind.SITE, site)));
            names(facts.parts()).forEach(keys::add);
        }
        return keys;
    }

    private static Stream<Key> names(NameParts parts) {
        var own = parts.own().replace(" ", "");
        var name = Stream.of(new Key(Kind.NAME, own)).filter(Predicate.not(key -> own.isEmpty()));
        return NameLikeness.isLong(own, parts.han()) ? Stream.concat(name, slips(own)) : name;
    }

    private static Stream<Key> slips(String own) {
        var shorter = Stream.iterate(0, at -> at < own.length(), at -> at + 1)
                .map(at -> own.substring(0, at) + own.substring(at + 1));
        return Stream.concat(Stream.of(own), shorter).distinct().map(value -> new Key(Kind.SLIP, value));
    }
}
