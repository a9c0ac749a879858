package io.gendan.engine.settings;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The proxies whose word on the caller's address, host and HTTPS counts; what others write into these headers is ignored.
 * Addresses, and IPv4 networks such as {@code 10.1.0.0/16}, become the pattern that Tomcat compares a caller with.
 */
final class TrustedProxies {

    private static final Pattern ADDRESS = Pattern.compile("(\\d{1,3}(?:\\.\\d{1,3}){3})(?:/(\\d{1,2}))?");
    private static final Pattern LONG_ADDRESS = Pattern.compile("[0-9a-fA-F:]*:[0-9a-fA-F:.]*");

    private TrustedProxies() {}

    /** Nobody is trusted when the list is empty. */
    static String pattern(List<String> proxies) {
        return proxies.stream()
                .map(String::strip)
                .filter(proxy -> !proxy.isEmpty())
                .map(TrustedProxies::one)
                .collect(Collectors.joining("|"));
    }

    private static String one(String proxy) {
        var found = ADDRESS.matcher(proxy);
        if (found.matches()) {
            int bits = found.group(2) == null ? 32 : Integer.parseInt(found.group(2));
            var octets = Pattern.compile("\\.").splitAsStream(found.group(1)).mapToInt(Integer::parseInt);
            return network(proxy, octets.toArray(), bits);
        }
        if (LONG_ADDRESS.matcher(proxy).matches()) {
            try {
                return Pattern.quote(InetAddress.getByName(proxy).getHostAddress());
            } catch (UnknownHostException noAddress) {
                throw unfit(proxy);
            }
        }
        throw unfit(proxy);
    }

    private static String network(String proxy, int[] octets, int bits) {
        if (bits > 32 || IntStream.of(octets).anyMatch(octet -> octet > 255)) {
            throw unfit(proxy);
        }
        return IntStream.range(0, 4)
                .mapToObj(place -> octet(octets[place], Math.max(0, Math.min(8, bits - 8 * place))))
                .collect(Collectors.joining("\\."));
    }

    /** Every number that has the first bits of this one. */
    private static String octet(int octet, int bits) {
        int first = octet >> (8 - bits) << (8 - bits);
        return IntStream.range(first, first + (1 << (8 - bits)))
                .mapToObj(Integer::toString)
                .collect(Collectors.joining("|", "(?:", ")"));
    }

    private static UnfitSetting unfit(String proxy) {
        return new UnfitSetting(
                "GENDAN_TRUSTED_PROXIES names \"" + proxy + "\", which is no address.",
                "Give addresses with commas between, such as 10.0.0.5,10.1.0.0/16,::1. Networks are possible for IPv4 alone.");
    }
}
