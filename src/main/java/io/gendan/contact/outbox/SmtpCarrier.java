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
import java.util.Date;
import java.util.Objects;
import java.util.Properties;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.eclipse.angus.mail.smtp.SMTPSenderFailedException;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/**
 * Sends e-mail by SMTP, one connection a message. Every try bears the same Message-ID, by which mail servers and programs
 * recognise a repetition.
 */
@Component
class SmtpCarrier implements Carrier {

    /** Ten seconds to connect, thirty for every answer: well below {@link Retries#UNDER_WAY}. */
    private static final String CONNECT = "10000";

    private static final String ANSWER = "30000";

    /** Answers of a server from here on are final. */
    private static final int FINAL = 500;

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
        try (var transport = connected(session)) {
            transport.sendMessage(message, message.getAllRecipients());
        } catch (SendFailedException answered) {
            throw judged(answered);
        } catch (MessagingException lost) {
            throw NotCarried.uncertain("The answer of the mail server got lost: " + lost.getMessage(), lost);
        }
    }

    private MimeMessage message(Session session, Parcel parcel) throws NotCarried {
        try {
            var from = new InternetAddress(Objects.requireNonNull(settings.from()), true);
            var message = new MimeMessage(session);
            message.setFrom(from);
            message.setRecipient(RecipientType.TO, new InternetAddress(parcel.recipient(), true));
            message.setSubject(parcel.subject(), StandardCharsets.UTF_8.name());
            message.setText(parcel.body(), StandardCharsets.UTF_8.name());
            message.setSentDate(Date.from(clock.instant()));
            message.saveChanges();
            var domain = from.getAddress().substring(from.getAddress().lastIndexOf('@') + 1);
            message.setHeader("Message-ID", "<" + parcel.key() + "@" + domain + ">");
            return message;
        } catch (AddressException wrong) {
            throw NotCarried.refused("No e-mail address: " + wrong.getRef(), wrong);
        } catch (MessagingException unfit) {
            throw NotCarried.refused(String.valueOf(unfit.getMessage()), unfit);
        }
    }

    private Transport connected(Session session) throws NotCarried {
        try {
            var transport = session.getTransport("smtp");
            transport.connect(settings.host(), settings.port(), settings.username(), settings.password());
            return transport;
        } catch (AuthenticationFailedException wrong) {
            throw NotCarried.failed("The mail server does not accept user name and password", wrong);
        } catch (MessagingException unreachable) {
            throw NotCarried.failed("The mail server can't be reached: " + unreachable.getMessage(), unreachable);
        }
    }

    /** The server has answered, or has broken off in the middle. */
    private static NotCarried judged(SendFailedException failure) {
        int code = code(failure);
        var problem = String.valueOf(failure.getMessage());
        if (code >= FINAL) {
            return NotCarried.refused(problem, failure);
        }
        // Broken off after the text, it may have been taken; before that, or with an answer, it was not.
        return code < 0 && failure instanceof SMTPSendFailedException sent && ".".equals(sent.getCommand())
                ? NotCarried.uncertain("The answer of the mail server got lost: " + problem, failure)
                : NotCarried.failed(problem, failure);
    }

    private static int code(Exception failure) {
        int code = 0;
        for (Exception one = failure; one instanceof MessagingException known; one = known.getNextException()) {
            code = known(known, code);
        }
        return code;
    }

    private static int known(@Nullable MessagingException failure, int before) {
        if (failure instanceof SMTPAddressFailedException address) {
            return address.getReturnCode();
        }
        if (failure instanceof SMTPSenderFailedException sender) {
            return sender.getReturnCode();
        }
        return failure instanceof SMTPSendFailedException sent ? sent.getReturnCode() : before;
    }

    private Properties properties() {
        var properties = new Properties();
        properties.put("mail.smtp.connectiontimeout", CONNECT);
        properties.put("mail.smtp.timeout", ANSWER);
        properties.put("mail.smtp.writetimeout", ANSWER);
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
