package io.gendan.bench;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.regex.Pattern;

/**
 * Whether the time of an answer tells somebody who guesses numbers which customers of others exist. Asks a running program
 * with the demo company in turn, in random order, for customers that exist and aren't seen and for numbers of nobody.
 * Arguments: address, login of the guesser and of somebody of another team, their password, requests. Ends with 1 when the
 * medians of an address lie further apart than chance explains.
 */
public final class GuessBench {

    private static final Pattern NUMBER = Pattern.compile("\"number\":\"(C-\\d+)\"");
    private static final int WARM_UP = 300;

    /** The medians may differ by this part of the wider range between quartiles, */
    private static final double PART_OF_RANGE = 0.25;

    /** or by so many milliseconds, which nobody tells apart from the noise of a network. */
    private static final double FLOOR = 0.2;

    private final HttpClient http = HttpClient.newHttpClient();
    private final String base;

    private GuessBench(String base) {
        this.base = base;
    }

    public static void main(String[] arguments) throws Exception {
        var bench = new GuessBench(arguments[0]);
        var guesser = basic(arguments[1], arguments[3]);
        var numbers = bench.numbersOf(basic(arguments[2], arguments[3]));
        numbers.removeAll(bench.numbersOf(guesser));
        int requests = Integer.parseInt(arguments[4]);
        boolean alike = true;
        for (var rest : List.of("", "/record", "/dossier")) {
            alike &= bench.measure(guesser, numbers, rest, requests);
        }
        if (!alike) {
            System.out.println("Whoever guesses learns from the time of an answer which numbers exist.");
            System.exit(1);
        }
    }

    /** Whether the times don't tell the two apart. */
    private boolean measure(String guesser, List<String> numbers, String rest, int requests) throws Exception {
        var unseen = new ArrayList<Long>();
        var unknown = new ArrayList<Long>();
        var dice = new Random(8);
        for (int turn = 0; turn < requests * 2 + WARM_UP; turn++) {
            boolean exists = dice.nextBoolean();
            var number = exists
                    ? numbers.get(dice.nextInt(numbers.size()))
                    : "C-%06d".formatted(900_000 + dice.nextInt(99_999));
            long begun = System.nanoTime();
            int status = ask(guesser, "/api/customers/" + number + rest).statusCode();
            long took = System.nanoTime() - begun;
            if (status != 404) {
                throw new IllegalStateException(number + rest + " was answered with " + status);
            }
            if (turn >= WARM_UP) {
                (exists ? unseen : unknown).add(took);
            }
        }
        System.out.printf(
                "%-10s not seen: %d, median %.2f ms (quartiles %.2f to %.2f); not there: %d, median %.2f ms (%.2f to %.2f)%n",
                rest, unseen.size(), at(unseen, 2), at(unseen, 1), at(unseen, 3), unknown.size(), at(unknown, 2),
                at(unknown, 1), at(unknown, 3));
        double apart = Math.abs(at(unseen, 2) - at(unknown, 2));
        double allowed = Math.max(FLOOR, PART_OF_RANGE * Math.max(range(unseen), range(unknown)));
        System.out.printf("%-10s medians apart: %.2f ms, allowed: %.2f ms%n", rest, apart, allowed);
        return apart <= allowed;
    }

    /** What lies between the quartiles, in milliseconds. */
    private static double range(List<Long> times) {
        return at(times, 3) - at(times, 1);
    }

    private List<String> numbersOf(String authorization) throws Exception {
        var numbers = new ArrayList<String>();
        var found = NUMBER.matcher(ask(authorization, "/api/customers").body());
        while (found.find()) {
            numbers.add(found.group(1));
        }
        return numbers;
    }

    private java.net.http.HttpResponse<String> ask(String authorization, String path) throws Exception {
        return http.send(
                HttpRequest.newBuilder(URI.create(base + path))
                        .header("Authorization", authorization)
                        .build(),
                BodyHandlers.ofString());
    }

    /** The quartile of this rank, in milliseconds. */
    private static double at(List<Long> times, int quartile) {
        Collections.sort(times);
        return times.get(Math.min(times.size() - 1, times.size() * quartile / 4)) / 1e6;
    }

    private static String basic(String login, String password) {
        var pair = (login + ":" + password).getBytes(StandardCharsets.UTF_8);
        return "Basic " + Base64.getEncoder().encodeToString(pair);
    }
}
