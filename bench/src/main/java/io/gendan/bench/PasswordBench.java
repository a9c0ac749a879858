package io.gendan.bench;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.Arrays;
import java.util.LinkedHashMap;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.crypto.password.Pbkdf2PasswordEncoder;
import org.springframework.security.crypto.password.Pbkdf2PasswordEncoder.SecretKeyFactoryAlgorithm;

/**
 * What one try of a password costs, by the ways of hashing that come into question: median and most of several, in
 * processor time, so that a busy machine changes little.
 */
public final class PasswordBench {

    private static final String PASSWORD = "a heron stood by the mill";

    private static final ThreadMXBean CLOCK = ManagementFactory.getThreadMXBean();

    private PasswordBench() {}

    public static void main(String[] arguments) {
        int rounds = 5 * (arguments.length > 1 ? Integer.parseInt(arguments[1]) : 3);
        var ways = new LinkedHashMap<String, PasswordEncoder>();
        for (int cost = 10; cost <= 13; cost++) {
            ways.put("bcrypt, cost " + cost, new BCryptPasswordEncoder(cost));
        }
        ways.put("Argon2id, 19 MiB, 2 passes", new Argon2PasswordEncoder(16, 32, 1, 19 * 1024, 2));
        ways.put("Argon2id, 46 MiB, 1 pass", new Argon2PasswordEncoder(16, 32, 1, 46 * 1024, 1));
        ways.put("PBKDF2-HMAC-SHA256, 600,000", pbkdf2());
        System.out.println("| way | median ms | most ms |\n|---|---:|---:|");
        ways.forEach((name, way) -> measure(name, way, rounds));
    }

    private static PasswordEncoder pbkdf2() {
        return new Pbkdf2PasswordEncoder("", 16, 600_000, SecretKeyFactoryAlgorithm.PBKDF2WithHmacSHA256);
    }

    private static void measure(String name, PasswordEncoder way, int rounds) {
        var hash = way.encode(PASSWORD);
        for (int warm = 0; warm < 3; warm++) {
            way.matches("wrong", hash);
        }
        var times = new double[rounds];
        for (int round = 0; round < rounds; round++) {
            long begun = CLOCK.getCurrentThreadCpuTime();
            if (way.matches(PASSWORD + round, hash)) {
                throw new IllegalStateException("A wrong password fits");
            }
            times[round] = (CLOCK.getCurrentThreadCpuTime() - begun) / 1e6;
        }
        Arrays.sort(times);
        System.out.printf("| %s | %.0f | %.0f |%n", name, times[rounds / 2], times[rounds - 1]);
    }
}
