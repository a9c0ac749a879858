package io.gendan.contact.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.gendan.contact.outbox.Carrier.Parcel;
import io.gendan.contact.outbox.MailSettings.Tls;
import jakarta.mail.Part;
import jakarta.mail.internet.ContentType;
import jakarta.mail.internet.MimeMultipart;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import net.fortuna.ical4j.data.CalendarBuilder;
import net.fortuna.ical4j.model.Calendar;
import net.fortuna.ical4j.model.Property;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** An e-mail with a calendar part as a mail server gets it (M-07). */
class CalendarMailTest {

    private static final String INVITATION = """
            BEGIN:VCALENDAR
            PRODID:-//Gendan//Meetings//EN
            VERSION:2.0
            METHOD:REQUEST
            BEGIN:VEVENT
            UID:1@gendan
            DTSTAMP:20260302T020000Z
            DTSTART:20260309T060000Z
            SUMMARY:Meeting 会谈: 江镇水泵
            END:VEVENT
            END:VCALENDAR
            """.replace("\n", "\r\n");

    @Test
    @DisplayName("M-07: an invitation reads as text, shows as an invitation, and is there as a file")
    void invitation_arrives() throws Exception {
        var server = RealMail.server(0);
        server.start();
        try {
            var settings = new MailSettings(
                    "127.0.0.1", server.getSmtp().getPort(), null, null, "Sales <sales@gendan.example>", Tls.NONE);
            new SmtpCarrier(settings, Clock.systemDefaultZone())
                    .carry(new Parcel(
                            "calendar-1-1-REQUEST-chen",
                            "chen@gendan.example",
                            "Invitation 会谈邀请",
                            "You take part. 请您参加。",
                            new CalendarPart(CalendarPart.Method.REQUEST, INVITATION)));

            assertThat(server.getReceivedMessages()).hasSize(1);
            var mail = server.getReceivedMessages()[0];
            assertThat(mail.getSubject()).isEqualTo("Invitation 会谈邀请");
            var parts = (MimeMultipart) mail.getContent();
            var either = (MimeMultipart) parts.getBodyPart(0).getContent();
            assertThat(new ContentType(either.getContentType()).getSubType()).isEqualTo("alternative");
            assertThat(either.getBodyPart(0).getContent()).isEqualTo("You take part. 请您参加。");
            var type = new ContentType(either.getBodyPart(1).getContentType());
            assertThat(type.getBaseType()).isEqualTo("text/calendar");
            assertThat(type.getParameter("method")).isEqualTo("REQUEST");
            assertThat(type.getParameter("charset")).isEqualToIgnoringCase("UTF-8");
            assertThat(title(calendar(either.getBodyPart(1)))).isEqualTo("Meeting 会谈: 江镇水泵");
            assertThat(parts.getBodyPart(1).getFileName()).isEqualTo("invite.ics");
            assertThat(title(calendar(parts.getBodyPart(1)))).isEqualTo("Meeting 会谈: 江镇水泵");
        } finally {
            server.stop();
        }
    }

    private static Calendar calendar(Part part) throws Exception {
        var text = new String(part.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new CalendarBuilder().build(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
    }

    private static String title(Calendar calendar) {
        return calendar.getComponents()
                .get(0)
                .getRequiredProperty(Property.SUMMARY)
                .getValue();
    }
}
