package io.gendan.contact.outbox;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The company's mail server; each can be given as an environment variable ({@code GENDAN_MAIL_HOST}, …).
 *
 * @param host name of the SMTP server; without one Gendan sends no e-mail
 * @param port 587 for STARTTLS, 465 for TLS from the start
 * @param username null for a server that asks for none
 * @param from address that all e-mails come from
 * @param tls how the line is kept secret
 */
@ConfigurationProperties("gendan.mail")
public record MailSettings(
        @Nullable String host,
        @DefaultValue("587") int port,
        @Nullable String username,
        @Nullable String password,
        @Nullable String from,
        @DefaultValue("STARTTLS") Tls tls) {

    /** How the line to the mail server is kept secret. */
    public enum Tls {
        /** Begins in the open and goes on in secret; refused where the server can't. */
        STARTTLS,
        /** In secret from the start. */
        TLS,
        /** In the open: for a server on the same machine only. */
        NONE
    }

    /** Without host or sender there is nothing to send by. */
    boolean isComplete() {
        return host != null && !host.isBlank() && from != null && !from.isBlank();
    }

    /** Passwords never come into a log. */
    @Override
    public String toString() {
        return "MailSettings";
    }
}
