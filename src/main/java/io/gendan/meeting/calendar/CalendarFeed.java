package io.gendan.meeting.calendar;

import io.gendan.engine.Words;
import io.gendan.staff.CalendarFeeds;
import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/**
 * A person's meetings for calendar programs, which can't sign in: the secret in the address is what opens it. Wrong ones
 * answer 404, and 429 for a while from a network address that tried too many; the right one always opens.
 */
@RestController
class CalendarFeed {

    private static final MediaType CALENDAR = new MediaType("text", "calendar", StandardCharsets.UTF_8);
    private static final Duration FRESH = Duration.ofMinutes(5);

    private final CalendarFeeds feeds;
    private final CalendarMeetings meetings;
    private final CalendarFiles files;
    private final WrongSecrets wrong;
    private final Words words;

    CalendarFeed(CalendarFeeds feeds, CalendarMeetings meetings, CalendarFiles files, WrongSecrets wrong, Words words) {
        this.feeds = feeds;
        this.meetings = meetings;
        this.files = files;
        this.wrong = wrong;
        this.words = words;
    }

    @GetMapping("/calendar/{secret}.ics")
    ResponseEntity<String> calendar(@PathVariable String secret, HttpServletRequest request) {
        var owner = feeds.ownerOf(secret);
        if (owner.isPresent()) {
            return ResponseEntity.ok()
                    .contentType(CALENDAR)
                    .cacheControl(CacheControl.maxAge(FRESH).cachePrivate())
                    .body(files.feed(meetings.of(owner.get()), name()));
        }
        var from = request.getRemoteAddr();
        if (wrong.tooMany(from)) {
            return ResponseEntity.status(HttpStatus.TOO_MANY_REQUESTS)
                    .header(HttpHeaders.RETRY_AFTER, String.valueOf(WrongSecrets.WITHIN.toSeconds()))
                    .build();
        }
        wrong.oneMore(from);
        return ResponseEntity.notFound().build();
    }

    private String name() {
        return words.inBoth("calendar.name", " ");
    }
}
