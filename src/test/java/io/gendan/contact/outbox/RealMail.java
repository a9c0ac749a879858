package io.gendan.contact.outbox;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import io.gendan.contact.outbox.Carrier.Parcel;
import io.gendan.contact.outbox.MailSettings.Tls;
import jakarta.mail.internet.MimeMessage;
import java.time.Clock;
import java.time.Duration;
import java.util.List;

/** Sends e-mails to a real mail server, as our own carrier does, for tests that read what arrives there. */
public final class RealMail {

    private RealMail() {}

    /** A mail server for this port of this machine, 0 for any; on a busy one it takes its time to start. */
    static GreenMail server(int port) {
        var setup = new ServerSetup(port, "127.0.0.1", ServerSetup.PROTOCOL_SMTP);
        setup.setServerStartupTimeout(Duration.ofMinutes(1).toMillis());
        return new GreenMail(setup);
    }

    /** What arrives, message by message. */
    public static List<MimeMessage> arrived(List<Parcel> parcels) throws NotCarried {
        var server = server(0);
        server.start();
        try {
            var carrier = new SmtpCarrier(
                    new MailSettings(
                            "127.0.0.1",
                            server.getSmtp().getPort(),
                            null,
                            null,
                            "Sales <sales@gendan.example>",
                            Tls.NONE),
                    Clock.systemDefaultZone());
            for (var parcel : parcels) {
                carrier.carry(parcel);
            }
            return List.of(server.getReceivedMessages());
        } finally {
            server.stop();
        }
    }
}
