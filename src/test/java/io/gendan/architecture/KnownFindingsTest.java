package io.gendan.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What {@link KnownFindingsIT} holds the real file to: made up here, so that each fault is seen to be found. */
class KnownFindingsTest {

    private static final LocalDate TODAY = LocalDate.parse("2026-11-22");
    private static final Map<String, String> COMPONENTS = Map.of("a:engine", "7.24.0", "a:server", "10.1.9");

    @Test
    void a_finding_is_accepted_until_its_day() throws IOException {
        assertThat(faults("accepted,a:engine,7.24.0,CVE-1,somebody,closed at the door,2026-11-22"))
                .isEmpty();
        assertThat(faults("accepted,a:engine,7.24.0,CVE-1,somebody,closed at the door,2026-11-21"))
                .singleElement()
                .asString()
                .contains("CVE-1", "until 2026-11-21");
    }

    @Test
    void it_was_accepted_for_one_version_only() throws IOException {
        assertThat(faults("accepted,a:engine,7.23.0,CVE-1,somebody,closed,2027-01-01"))
                .hasSize(1);
        assertThat(faults("accepted,a:gone,1.0,CVE-1,somebody,closed,2027-01-01"))
                .hasSize(1);
    }

    @Test
    void what_was_overcome_must_not_return() throws IOException {
        assertThat(faults("atLeast,a:server,10.1.9,CVE-2,somebody,mended,")).isEmpty();
        assertThat(faults("atLeast,a:server,10.1.8,CVE-2,somebody,mended,")).isEmpty();
        assertThat(faults("atLeast,a:server,10.1.10,CVE-2,somebody,mended,"))
                .singleElement()
                .asString()
                .contains("returned", "10.1.9");
        assertThat(faults("atLeast,a:gone,1.0,CVE-2,somebody,mended,")).hasSize(1);
    }

    @Test
    void what_is_banned_stays_out() throws IOException {
        assertThat(faults("banned,a:other,,CVE-3,somebody,not needed,")).isEmpty();
        assertThat(faults("banned,a:server,,CVE-3,somebody,not needed,"))
                .singleElement()
                .asString()
                .contains("banned");
    }

    @Test
    void every_row_says_who_found_it_and_why_it_may_stay() throws IOException {
        assertThat(faults("accepted,a:engine,7.24.0,CVE-1,somebody,,2027-01-01"))
                .hasSize(1);
        assertThat(faults("forgiven,a:engine,7.24.0,CVE-1,somebody,closed,2027-01-01"))
                .hasSize(1);
    }

    private static List<String> faults(String row) throws IOException {
        return KnownFindings.parse("status,component,version,finding,source,why,until\n" + row)
                .faults(COMPONENTS, TODAY);
    }
}
