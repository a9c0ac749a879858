package io.gendan.contact.outbox;

import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.Message.RecipientType;
import jakarta.mail.MessagingException;
import jakarta.mail.SendFailedException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Date;
import java.util.Objects;
import java.util.Properties;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/**
 * Sends e-mail by SMTP, one connection a message. Every try bears the same Message-ID, by which mail servers and programs
 * recognise a repetition.
 */
@Component
class SmtpCarrier implements Carrier {

    private static final Logger LOG = LoggerFactory.getLogger(SmtpCarrier.class);

    /** Milliseconds to connect. */
    private static final String CONNECT = "10000";

    /** To write a piece. */
    private static final String WRITE = "30000";

    /** For every answer: a server that looks for viruses takes minutes after the text (RFC 5321 would wait for ten). */
    static final Duration ANSWER = Duration.ofMinutes(4);

    /** As many answers as a message needs at most, from the greeting over TLS and password to the last one. */
    static final int ANSWERS = 13;

    private final MailSettings settings;
    private final Clock clock;

    @Autowired
    SmtpCarrier(MailSettings settings, Clock clock) {
        this.settings = settings;
        this.clock = clock;
    }

    @Override
    public Medium medium() {
        return Medium.EMAIL;
    }

    @Override
    public boolean isReady() {
        return settings.isComplete();
    }

    @Override
    public void carry(Parcel parcel) throws NotCarried {
        var session = Session.getInstance(properties());
        var message = message(session, parcel);
        var transport = connected(session);
        try {
            transport.sendMessage(message, message.getAllRecipients());
        } catch (SendFailedException answered) {
            throw SmtpAnswers.judged(answered);
        } catch (MessagingException lost) {
            throw NotCarried.uncertain("The answer of the mail server got lost", lost);
        } finally {
            close(transport);
        }
    }

    /** What was answered stands, however the two part. */
    private static void close(Transport transport) {
        try {
            transport.close();
        } catch (MessagingException parting) {
            LOG.debug("The mail server did not part well", parting);
        }
    }

    private MimeMessage message(Session session, Parcel parcel) throws NotCarried {
        try {
            var from = new InternetAddress(Objects.requireNonNull(settings.from()), true);
            var message = new MimeMessage(session);
            message.setFrom(from);
            message.setRecipient(RecipientType.TO, new InternetAddress(parcel.recipient(), true));
            message.setSubject(parcel.subject(), StandardCharsets.UTF_8.name());
            MailContent.fill(message, parcel);
            message.setSentDate(Date.from(clock.instant()));
            message.saveChanges();
            var domain = from.getAddress().substring(from.getAddress().lastIndexOf('@') + 1);
            message.setHeader("Message-ID", "<" + parcel.key() + "@" + domain + ">");
            return message;
        } catch (AddressException wrong) {
            throw NotCarried.refused("The sender's or the recipient's is no e-mail address", wrong);
        } catch (MessagingException unfit) {
            throw NotCarried.refused("The message can't be made a mail", unfit);
        }
    }

    Transport connected(Session session) throws NotCarried {
        try {
            var transport = session.getTransport("smtp");
            transport.connect(settings.host(), settings.port(), settings.username(), settings.password());
            return transport;
        } catch (AuthenticationFailedException wrong) {
            throw NotCarried.failed("The mail server does not accept user name and password", wrong);
        } catch (MessagingException unreachable) {
            throw NotCarried.failed("The mail server can't be reached", unreachable);
        }
    }

    Properties properties() {
        var properties = new Properties();
        properties.put("mail.smtp.connectiontimeout", CONNECT);
        properties.put("mail.smtp.timeout", String.valueOf(ANSWER.toMillis()));
        properties.put("mail.smtp.writetimeout", WRITE);
        properties.put("mail.smtp.auth", String.valueOf(settings.username() != null));
        properties.put("mail.smtp.ssl.enable", String.valueOf(settings.tls() == MailSettings.Tls.TLS));
        properties.put("mail.smtp.starttls.enable", String.valueOf(settings.tls() == MailSettings.Tls.STARTTLS));
        properties.put("mail.smtp.starttls.required", String.valueOf(settings.tls() == MailSettings.Tls.STARTTLS));
        properties.put("mail.smtp.ssl.checkserveridentity", "true");
        // Nothing is sent to some, and lines are never broken in the middle of a character.
        properties.put("mail.smtp.sendpartial", "false");
        properties.put("mail.smtp.quitwait", "false");
        return properties;
    }
}
