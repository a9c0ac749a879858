package io.gendan.contact.outbox;

import jakarta.mail.MessagingException;
import jakarta.mail.SendFailedException;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.eclipse.angus.mail.smtp.SMTPSenderFailedException;
import org.jspecify.annotations.Nullable;

/** What a mail server's refusal means for the message. */
final class SmtpAnswers {

    /** Answers of a server from here on are final. */
    private static final int FINAL = 500;

    private SmtpAnswers() {}

    /** The server has answered, or has broken off in the middle. What it said may name people: its code is kept. */
    static NotCarried judged(SendFailedException failure) {
        int code = code(failure);
        var problem = code > 0 ? "The mail server answered " + code : "The mail server broke off";
        if (code >= FINAL) {
            return NotCarried.refused(problem, failure);
        }
        // Broken off after the text, it may have been taken; before that, or with an answer, it was not.
        return code < 0 && failure instanceof SMTPSendFailedException sent && ".".equals(sent.getCommand())
                ? NotCarried.uncertain("The answer of the mail server got lost", failure)
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
}
