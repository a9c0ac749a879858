package io.gendan.reporting;

import io.gendan.engine.Refusal;
import io.gendan.engine.Refusal.Item;
import io.gendan.engine.Texts;
import io.gendan.engine.audit.AuditEntries;
import io.gendan.engine.audit.AuditKind;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.format.annotation.DateTimeFormat.ISO;

/**
 * Which entries somebody wants to read; all of them where nothing is said.
 *
 * @param from ISO date, the first day
 * @param to ISO date, the last day
 * @param actor a login
 * @param subject a customer's number, a login, the name of a deployment
 * @param page from 0 on
 */
record AuditRequest(
        @DateTimeFormat(iso = ISO.DATE) @Nullable LocalDate from,
        @DateTimeFormat(iso = ISO.DATE) @Nullable LocalDate to,
        @Nullable AuditKind kind,
        @Nullable String actor,
        @Nullable String subject,
        @Nullable Integer page) {

    static final int PAGE = 50;

    private static final int FIRST_YEAR = 1900;
    private static final int LAST_YEAR = 2999;

    /** @throws Refusal 400 {@code request.invalid} naming each filter with which nothing can be found */
    AuditEntries.Query query() {
        var wrong = new ArrayList<Item>();
        requireYear("from", from, wrong);
        requireYear("to", to, wrong);
        requireText("actor", actor, wrong);
        requireText("subject", subject, wrong);
        if (!wrong.isEmpty()) {
            throw Refusal.badRequest("request.invalid").with(wrong);
        }
        return new AuditEntries.Query(from, to, kind, text(actor), text(subject));
    }

    int part() {
        return page == null ? 0 : Math.max(0, page);
    }

    long offset() {
        return (long) part() * PAGE;
    }

    private static void requireYear(String field, @Nullable LocalDate day, List<Item> wrong) {
        if (day != null && (day.getYear() < FIRST_YEAR || day.getYear() > LAST_YEAR)) {
            wrong.add(Item.of(field, "audit.year", String.valueOf(FIRST_YEAR), String.valueOf(LAST_YEAR)));
        }
    }

    private static void requireText(String field, @Nullable String typed, List<Item> wrong) {
        if (typed != null && !Texts.storable(typed)) {
            wrong.add(Item.of(field, "audit.sign"));
        }
    }

    private static @Nullable String text(@Nullable String typed) {
        return typed == null || typed.isBlank() ? null : typed.strip();
    }
}
