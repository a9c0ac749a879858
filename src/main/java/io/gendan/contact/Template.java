package io.gendan.contact;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One version of the words of a message that may be used again.
 *
 * @param subject for e-mails; null when the salesperson is to write it
 * @param text with {@code {customer}}, {@code {contactPerson}} and {@code {me}} where names are put in
 * @param author login of who wrote this version
 * @param retired whether it is no longer offered
 */
public record Template(
        long id,
        String name,
        int version,
        @Nullable String subject,
        String text,
        String author,
        Instant writtenAt,
        boolean retired) {

    /** By what forms and records call this version. */
    public String called() {
        return name + " v" + version;
    }
}
