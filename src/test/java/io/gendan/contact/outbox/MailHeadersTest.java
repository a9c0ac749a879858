package io.gendan.contact.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gendan.contact.outbox.Carrier.Parcel;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Line breaks in what becomes a header must not become headers of their own. */
class MailHeadersTest {

    private static final String SMUGGLED = "A note\r\nBcc: spy@elsewhere.example\r\nContent-Type: text/html\r\n\r\n<b>";

    @Test
    @DisplayName("A subject with line breaks adds no header and no reader")
    void subject_stays_one_header() throws Exception {
        var mails = RealMail.arrived(List.of(new Parcel("note-1", "mei@rivertown.example", SMUGGLED, "Good day")));

        assertThat(mails).singleElement().satisfies(mail -> {
            assertThat(mail.getHeader("Bcc")).isNull();
            assertThat(mail.getContentType()).startsWith("text/plain");
            assertThat(mail.getSubject()).doesNotContainPattern("[\\r\\n]");
            assertThat(mail.getAllRecipients()).hasSize(1);
            assertThat(mail.getContent().toString().strip()).isEqualTo("Good day");
        });
    }

    @Test
    @DisplayName("A recipient with line breaks is no address")
    void recipient_is_one_address() {
        for (var recipient : List.of(
                "mei@rivertown.example\r\nBcc: spy@elsewhere.example",
                "mei@rivertown.example, spy@elsewhere.example")) {
            assertThatThrownBy(() -> RealMail.arrived(List.of(new Parcel("note-2", recipient, "A note", "Good day"))))
                    .isInstanceOf(NotCarried.class);
        }
    }
}
