package io.gendan.running;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.gendan.support.Answers;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A power cut in the middle of work, twice: while people complete tasks, and while the executor fires timers that have
 * become due. Whatever was answered with success is on record afterwards, and no journey is left without work.
 */
class KilledInTheMiddleOfWorkIT {

    private static final int CUSTOMERS = 60;
    private static final int COMPLETED_BEFORE_THE_CUT = 25;

    @TempDir
    Path data;

    @Test
    @DisplayName("ST-04, CD-08: after kill -9 nothing acknowledged is lost and every journey has its work")
    void nothing_is_lost() throws Exception {
        Map<String, Integer> acknowledged = new ConcurrentHashMap<>();
        List<String> numbers;

        var first = RunningGendan.start(data, Map.of());
        var imported = first.upload(
                "admin", "/api/customers/import?owner=chen&startJourneys=true", "customers.csv", customers());
        assertThat(imported.statusCode()).as(imported.body()).isEqualTo(200);
        numbers = numbers(first);
        assertThat(numbers).hasSizeGreaterThanOrEqualTo(CUSTOMERS);
        workUntilTheCut(first, numbers, acknowledged);

        int recorded;
        try (var second = RunningGendan.start(data, Map.of())) {
            acknowledged.forEach((number, entries) -> assertThat(recordOf(second, number))
                    .as("entries on record of %s", number)
                    .isGreaterThanOrEqualTo(entries));
            everyJourneyHasItsWork(second, numbers);
            talkAndAgreeToTalkAgain(second, numbers);
            everyJourneyHasItsWork(second, numbers);
            recorded = recordOfAll(second, numbers);
        }

        // A week later all waits are over: the executor fires them as soon as it runs, and is cut off again.
        var third = RunningGendan.start(data, Map.of("GENDAN_CLOCK_OFFSET", "P8D"));
        third.kill();
        try (var fourth = RunningGendan.start(data, Map.of("GENDAN_CLOCK_OFFSET", "P8D"))) {
            // What the killed one had taken on is free again after a minute, its lock's time.
            await().atMost(Duration.ofMinutes(5)).untilAsserted(() -> nobodyWaits(fourth, numbers));
            everyJourneyHasItsWork(fourth, numbers);
            assertThat(recordOfAll(fourth, numbers)).isEqualTo(recorded);
            assertThat(fourth.get("admin", "/engine-rest/incident/count")
                            .get("count")
                            .asInt())
                    .isZero();
        }
    }

    private void workUntilTheCut(RunningGendan gendan, List<String> numbers, Map<String, Integer> acknowledged)
            throws InterruptedException {
        var enough = new CountDownLatch(COMPLETED_BEFORE_THE_CUT);
        var people = Executors.newFixedThreadPool(6);
        for (var number : numbers) {
            people.submit((Callable<Void>) () -> {
                // "Taken up" is on record already.
                int entries = 1;
                for (var step : List.of("UserTask_ResearchCustomer", "UserTask_PrepareContact")) {
                    var task = task(gendan, number, step);
                    var fields = step.equals("UserTask_ResearchCustomer")
                            ? Answers.research()
                            : Answers.preparation("PHONE");
                    if (task != null && gendan.complete("chen", task, fields).statusCode() < 300) {
                        acknowledged.put(number, ++entries);
                        enough.countDown();
                    }
                }
                return null;
            });
        }
        assertThat(enough.await(5, TimeUnit.MINUTES)).isTrue();
        gendan.kill();
        people.shutdownNow();
        assertThat(people.awaitTermination(60, TimeUnit.SECONDS)).isTrue();
        assertThat(acknowledged).isNotEmpty();
    }

    private void talkAndAgreeToTalkAgain(RunningGendan gendan, List<String> numbers) throws Exception {
        for (var number : numbers.subList(0, 20)) {
            completeIfOpen(gendan, number, "UserTask_ResearchCustomer", Answers.research());
            completeIfOpen(gendan, number, "UserTask_PrepareContact", Answers.preparation("PHONE"));
            completeIfOpen(gendan, number, "UserTask_RecordContact", new HashMap<>(Answers.contactAgain()));
            completeIfOpen(gendan, number, "UserTask_DebriefContact", Answers.debrief());
            assertThat(detail(gendan, number).path("waiting").path("until").asText())
                    .isNotEmpty();
        }
    }

    private void completeIfOpen(RunningGendan gendan, String number, String key, Map<String, Object> fields)
            throws Exception {
        var task = task(gendan, number, key);
        if (task != null) {
            var answer = gendan.complete("chen", task, fields);
            assertThat(answer.statusCode()).as(answer.body()).isLessThan(300);
        }
    }

    private static void everyJourneyHasItsWork(RunningGendan gendan, List<String> numbers) throws Exception {
        for (var number : numbers) {
            var detail = detail(gendan, number);
            assertThat(detail.path("openWork").size() + (detail.has("waiting") ? 1 : 0))
                    .as("open work of %s: %s", number, detail)
                    .isEqualTo(1);
        }
    }

    private static void nobodyWaits(RunningGendan gendan, List<String> numbers) throws Exception {
        for (var number : numbers) {
            assertThat(detail(gendan, number).has("waiting")).as(number).isFalse();
        }
    }

    private static JsonNode detail(RunningGendan gendan, String number) throws IOException, InterruptedException {
        return gendan.get("chen", "/api/customers/" + number);
    }

    private static @Nullable String task(RunningGendan gendan, String number, String key)
            throws IOException, InterruptedException {
        for (var open : detail(gendan, number).path("openWork")) {
            if (open.path("key").asText().equals(key)) {
                return open.path("taskId").asText();
            }
        }
        return null;
    }

    private static int recordOf(RunningGendan gendan, String number) {
        try {
            return gendan.get("chen", "/api/customers/" + number + "/record")
                    .path("total")
                    .asInt();
        } catch (IOException | InterruptedException failure) {
            throw new IllegalStateException(failure);
        }
    }

    private static int recordOfAll(RunningGendan gendan, List<String> numbers) {
        return numbers.stream().mapToInt(number -> recordOf(gendan, number)).sum();
    }

    private static List<String> numbers(RunningGendan gendan) throws IOException, InterruptedException {
        List<String> numbers = new ArrayList<>();
        JsonNode page;
        int index = 0;
        do {
            page = gendan.get("chen", "/api/customers?q=Killed&page=" + index++).path("items");
            // The demo company's customers may be found too: by what they are, or by a slip of the pen.
            for (var item : page) {
                if (item.path("name").asText().startsWith("Killed Works")) {
                    numbers.add(item.path("number").asText());
                }
            }
        } while (!page.isEmpty());
        return numbers;
    }

    private static String customers() {
        var csv = new StringBuilder("name,industry\n");
        for (int i = 1; i <= CUSTOMERS; i++) {
            csv.append("Killed Works ").append(i).append(",pumps\n");
        }
        return csv.toString();
    }
}
