package io.gendan.customer.duplicates;

import io.gendan.customer.Customer;
import io.gendan.customer.NewCustomer;
import io.gendan.customer.Phones;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What tells whether two customers are the same.
 *
 * @param phones as {@link Phones#plain}
 * @param emails in small letters
 * @param sites hosts of its own website and e-mail addresses, without those that belong to everybody
 */
record Facts(
        Customer.Kind kind,
        String name,
        NameParts parts,
        Places places,
        Set<String> phones,
        Set<String> emails,
        Set<String> sites,
        @Nullable String creditCode) {

    private static final Set<String> EVERYBODYS = Set.of(
            "qq.com",
            "163.com",
            "126.com",
            "sina.com",
            "sina.cn",
            "sohu.com",
            "foxmail.com",
            "139.com",
            "189.cn",
            "yeah.net",
            "aliyun.com",
            "gmail.com",
            "outlook.com",
            "hotmail.com",
            "yahoo.com",
            "icloud.com",
            "live.com",
            "gmx.de",
            "web.de");

    /** Those of a customer about to come in. */
    static Facts of(NewCustomer typed) {
        return of(
                typed.kind(),
                typed.name(),
                typed.city(),
                Phones.apart(typed.phone()).stream(),
                Stream.ofNullable(typed.email()),
                typed.website(),
                typed.creditCode());
    }

    static Facts of(
            Customer.Kind kind,
            String name,
            @Nullable String city,
            Stream<String> phones,
            Stream<String> emails,
            @Nullable String website,
            @Nullable String creditCode) {
        var parts = NameParts.of(name);
        var addresses = emails.map(email -> email.strip().toLowerCase(Locale.ROOT))
                .filter(email -> email.contains("@"))
                .collect(Collectors.toSet());
        var hosts = Stream.concat(
                        website == null ? Stream.of() : Stream.of(host(website)),
                        addresses.stream().map(email -> email.substring(email.lastIndexOf('@') + 1)))
                .filter(host -> host.contains(".") && !EVERYBODYS.contains(host))
                .collect(Collectors.toSet());
        var numbers =
                phones.map(Phones::plain).filter(phone -> phone.length() > 6).collect(Collectors.toSet());
        var where = city == null || !parts.places().cities().isEmpty() ? Places.NOWHERE : Places.in(city);
        return new Facts(kind, name, parts, parts.places().and(where), numbers, addresses, hosts, creditCode);
    }

    boolean isPerson() {
        return kind == Customer.Kind.PERSON;
    }

    private static String host(String website) {
        return website.strip()
                .toLowerCase(Locale.ROOT)
                .replaceFirst("^[a-z]+://", "")
                .replaceFirst("^www\\d?\\.", "")
                .replaceFirst("[/:?#].*$", "");
    }
}
