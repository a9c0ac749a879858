package io.gendan.http;

import static io.gendan.http.Program.made;
import static org.assertj.core.api.Assertions.assertThat;

import io.gendan.customer.CustomerNumber;
import io.gendan.customer.NamesBorne;
import io.gendan.support.GendanTest;
import io.gendan.support.People;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;

@GendanTest
@DisplayName("S-15, D-01 What customers and their persons were once called is known, whoever renamed them")
class FormerNamesTest {

    private final String mark = " " + UUID.randomUUID();

    @LocalServerPort
    int port;

    @Autowired
    People people;

    @Autowired
    NamesBorne names;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    JdbcTemplate database;

    private String number = "";
    private long renamed;

    @BeforeEach
    void renamed_and_taken_out() {
        people.hired();
        number = made(as("chen").post("/api/customers", Map.of("name", "Alderwick" + mark, "owner", "chen")))
                .path("number")
                .asText();
        for (var name : List.of("Bridgewick" + mark, "Coldwick" + mark)) {
            made(as("chen").send("PATCH", path("/dossier"), Map.of("values", Map.of("name", name))));
        }
        for (var head : List.of("Edgar Ashby", "Edwin Ashdown")) {
            made(as("chen").send("PATCH", path("/dossier"), Map.of("values", Map.of("operatingHead", head))));
        }
        renamed = person("Leopold Trask");
        for (var name : List.of("Anton Berger", "Bertha Conrad")) {
            made(as("chen").send("PUT", path("/contact-book/persons/" + renamed), Map.of("name", name)));
        }
        as("chen").send("DELETE", path("/contact-book/persons/" + person("Philippa Vance")), null);
    }

    @Test
    @DisplayName("S-15 The names of now and of before, each once")
    void known() {
        assertThatAllAreKnown();
    }

    @Test
    @DisplayName("S-15 Those of before there was a place for them, too: the record tells them")
    void from_the_record() throws IOException {
        var script = new ClassPathResource("db/migration/journey/V167__former_names_of_the_record.sql")
                .getContentAsString(StandardCharsets.UTF_8);
        transaction.executeWithoutResult(begun -> {
            database.update("delete from former_name");
            assertThat(names.of(new CustomerNumber(number)).customer()).containsExactly("Coldwick" + mark);

            database.execute(script);

            assertThatAllAreKnown();
            begun.setRollbackOnly();
        });
    }

    private void assertThatAllAreKnown() {
        var known = names.of(new CustomerNumber(number));
        assertThat(known.customer())
                .containsExactlyInAnyOrder("Alderwick" + mark, "Bridgewick" + mark, "Coldwick" + mark);
        assertThat(known.persons())
                .containsExactlyInAnyOrder(
                        "Edgar Ashby",
                        "Edwin Ashdown",
                        "Leopold Trask",
                        "Anton Berger",
                        "Bertha Conrad",
                        "Philippa Vance");
        assertThat(names.ofPerson(renamed)).containsExactlyInAnyOrder("Leopold Trask", "Anton Berger", "Bertha Conrad");
    }

    private long person(String name) {
        return made(as("chen").post(path("/contact-book/persons"), Map.of("name", name)))
                .path("id")
                .asLong();
    }

    private String path(String rest) {
        return "/api/customers/" + number + rest;
    }

    private Program as(String login) {
        return Program.of(port, login);
    }
}
