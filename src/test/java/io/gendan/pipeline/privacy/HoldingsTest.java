package io.gendan.pipeline.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import io.gendan.support.GendanTest;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@GendanTest
@DisplayName("D-01 What is held on a person")
class HoldingsTest {

    /** Tables without a way to a customer, each with what it holds instead. Whoever adds a table says so here. */
    private static final Set<String> OF_NOBODY = Set.of(
            // our own people, teams, and when they work
            "person",
            "team",
            "department",
            "leave",
            "calendar_feed",
            "dossier_keeper",
            "sign_in_brake",
            "known_source",
            "open_session",
            "sign_in_secret",
            "marked_day",
            "marked_hours",
            "marked_year",
            "working_time",
            "bulk_hand_over",
            // texts of ours, looked through for mentions
            "message_template",
            "message_template_version",
            "case_story",
            // imports, looked through for mentions; files by what they say
            "import_job",
            "import_part",
            "import_remark",
            "import_fault",
            "import_mapping",
            // the program itself
            "stage",
            "installation",
            "timer_move",
            "audit_chain",
            "flyway_schema_history");

    @Autowired
    Holdings holdings;

    @Autowired
    JdbcClient database;

    @Test
    @DisplayName("D-01 Every table leads to a customer or is known to hold none: no table is forgotten")
    void no_table_is_forgotten() {
        var known = holdings.all().stream().map(Holding::table).collect(Collectors.toCollection(TreeSet::new));
        var all = new TreeSet<>(database.sql("""
                        select table_name from information_schema.tables where table_schema = current_schema()
                        and table_type = 'BASE TABLE' and table_name not like 'act\\_%'
                        """).query(String.class).list());

        assertThat(known)
                .hasSizeGreaterThan(40)
                .contains("interaction", "signatory", "outbox_try", "meeting_participant");
        assertThat(OF_NOBODY).doesNotContainAnyElementsOf(known);
        var forgotten = new TreeSet<>(all);
        forgotten.removeAll(known);
        forgotten.removeAll(OF_NOBODY);
        assertThat(forgotten)
                .as("tables without a way to a customer: give them a foreign key, name their column in Holdings.LOOSE,"
                        + " or say here what they hold instead")
                .isEmpty();
    }
}
