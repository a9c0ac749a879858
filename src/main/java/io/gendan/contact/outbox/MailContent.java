package io.gendan.contact.outbox;

import io.gendan.contact.outbox.Carrier.Parcel;
import jakarta.activation.DataHandler;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import jakarta.mail.util.ByteArrayDataSource;
import java.nio.charset.StandardCharsets;

/**
 * What stands in an e-mail: plain text, and beside it what a calendar reads, as mail programs expect it (RFC 6047): once
 * as another way to read the same mail, by which it shows as an invitation, and once as a file to be opened.
 */
final class MailContent {

    private static final String UTF_8 = StandardCharsets.UTF_8.name();

    private MailContent() {}

    static void fill(MimeMessage message, Parcel parcel) throws MessagingException {
        var calendar = parcel.calendar();
        if (calendar == null) {
            message.setText(parcel.body(), UTF_8);
            return;
        }
        var text = new MimeBodyPart();
        text.setText(parcel.body(), UTF_8);
        var invitation = calendarPart(
                calendar,
                "text/calendar; charset=UTF-8; method=" + calendar.method().name());
        var either = new MimeBodyPart();
        either.setContent(new MimeMultipart("alternative", text, invitation));
        var file = calendarPart(calendar, "application/ics; name=\"invite.ics\"");
        file.setFileName("invite.ics");
        message.setContent(new MimeMultipart("mixed", either, file));
    }

    private static MimeBodyPart calendarPart(CalendarPart calendar, String type) throws MessagingException {
        var part = new MimeBodyPart();
        var bytes = calendar.text().getBytes(StandardCharsets.UTF_8);
        part.setDataHandler(new DataHandler(new ByteArrayDataSource(bytes, type)));
        part.setHeader("Content-Type", type);
        part.setHeader("Content-Transfer-Encoding", "base64");
        return part;
    }
}
