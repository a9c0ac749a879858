package io.gendan.staff.signin;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.security.web.authentication.WebAuthenticationDetails;

/** Where a sign-in comes from. */
class SignInSource extends WebAuthenticationDetails {

    /** The cookie by which a browser is known again. */
    static final String COOKIE = "gendan_browser";

    private static final long serialVersionUID = 1;

    private static final Pattern GIVEN = Pattern.compile("[A-Za-z0-9_-]{43}");
    private static final Pattern NUMERIC = Pattern.compile("[0-9a-fA-F:.%]+");
    private static final int NETWORK_BYTES = 8;

    private final @Nullable String browser;

    SignInSource(HttpServletRequest request) {
        super(request);
        browser = browserOf(request);
    }

    /** What the browser was given when somebody signed in there before; null for none. */
    @Nullable
    String browser() {
        return browser;
    }

    /** The sender's address; of an IPv6 one its network, for a household has as many as it likes. */
    String place() {
        var address = String.valueOf(getRemoteAddress());
        if (!address.contains(":") || !NUMERIC.matcher(address).matches()) {
            return address;
        }
        try {
            // a number: no name server is asked
            return InetAddress.getByName(address) instanceof Inet6Address six
                    ? Arrays.toString(Arrays.copyOf(six.getAddress(), NETWORK_BYTES))
                    : address;
        } catch (UnknownHostException strange) {
            return address;
        }
    }

    private static @Nullable String browserOf(HttpServletRequest request) {
        return Stream.ofNullable(request.getCookies())
                .flatMap(Arrays::stream)
                .filter(cookie -> cookie.getName().equals(COOKIE))
                .map(Cookie::getValue)
                .filter(value -> GIVEN.matcher(value).matches())
                .findFirst()
                .orElse(null);
    }
}
