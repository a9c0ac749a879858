package io.gendan.reporting;

import io.gendan.engine.audit.AuditEntries;
import io.gendan.engine.audit.AuditKind;
import java.time.LocalDate;
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

    AuditEntries.Query query() {
        return new AuditEntries.Query(from, to, kind, text(actor), text(subject));
    }

    int part() {
        return page == null ? 0 : Math.max(0, page);
    }

    long offset() {
        return (long) part() * PAGE;
    }

    private static @Nullable String text(@Nullable String typed) {
        return typed == null || typed.isBlank() ? null : typed.strip();
    }
}
