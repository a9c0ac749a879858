package io.gendan.browser;

import static org.assertj.core.api.Assertions.assertThat;

import io.gendan.contact.outbox.Carrier.Parcel;
import io.gendan.contact.outbox.NotCarried;
import io.gendan.contact.outbox.RealMail;
import jakarta.mail.BodyPart;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.internet.ContentType;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/** Mails as a mail server gets them, taken apart and each part opened as what it says it is. */
final class PayloadMails {

    private static final String READER = "http://127.0.0.1:9/mail/";

    /** The headers that a mail of ours has; another one has been smuggled in. */
    private static final Set<String> HEADERS = Set.of(
            "date",
            "from",
            "to",
            "subject",
            "message-id",
            "mime-version",
            "content-type",
            "content-transfer-encoding",
            "received",
            "return-path");

    /** What a mail may be read as: nothing that a reader would take for a page. */
    private static final Set<String> TYPES = Set.of("text/plain", "text/calendar", "application/ics");

    private final WatchedDesks desks;

    PayloadMails(WatchedDesks desks) {
        this.desks = desks;
    }

    /** Opens all of them, and tells which kinds of parts they had. */
    Set<String> open(List<Parcel> parcels) throws MessagingException, IOException, NotCarried {
        var types = new TreeSet<String>();
        int read = 0;
        for (var mail : RealMail.arrived(parcels)) {
            headersAreOurs(mail);
            for (var part : parts(mail)) {
                var type = new ContentType(part.getContentType()).getBaseType().toLowerCase(Locale.ROOT);
                types.add(type);
                open(READER + read++, part, type);
            }
        }
        assertThat(TYPES).containsAll(types);
        return types;
    }

    private static void headersAreOurs(MimeMessage mail) throws MessagingException {
        assertThat(mail.getSubject()).doesNotContainPattern("[\\r\\n]");
        assertThat(mail.getAllRecipients()).hasSize(1);
        for (var header : Collections.list(mail.getAllHeaders())) {
            assertThat(HEADERS).contains(header.getName().toLowerCase(Locale.ROOT));
        }
    }

    private static List<Part> parts(Part whole) throws MessagingException, IOException {
        var parts = new ArrayList<Part>();
        if (whole.getContent() instanceof Multipart several) {
            for (int at = 0; at < several.getCount(); at++) {
                BodyPart part = several.getBodyPart(at);
                parts.addAll(parts(part));
            }
        } else {
            parts.add(whole);
        }
        return parts;
    }

    private void open(String address, Part part, String type) throws MessagingException, IOException {
        desks.notes(
                "Mail: " + type,
                desks.fromElsewhere("chen", address, type, part.getInputStream().readAllBytes()));
    }
}
