package io.gendan.meeting;

import io.gendan.contact.InvitationAccepted;
import io.gendan.engine.Refusal;
import io.gendan.journey.Cause;
import io.gendan.journey.EntryKind;
import io.gendan.journey.Journey;
import io.gendan.journey.JourneyInterrupted;
import io.gendan.journey.NewEntry;
import io.gendan.journey.Records;
import io.gendan.meeting.MeetingNews.What;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * The meetings of all journeys; at most one of a journey is under way, until its session has been concluded or it has
 * fallen through.
 */
@Repository
public class Meetings {

    /** Tells the process of a meeting that is still to be held: in a contact outside tasks it was called off. */
    public static final String CALLED_OFF = "meeting.calledOff";

    /** Tells the process of an arranged meeting: in a contact outside tasks another time was agreed. */
    public static final String MOVED = "meeting.moved";

    private static final String CANCELLED = "CANCELLED";
    private static final String DROPPED = "DROPPED";

    private final JdbcClient database;
    private final OurSides sides;
    private final Records records;
    private final ApplicationEventPublisher news;
    private final Clock clock;

    Meetings(JdbcClient database, OurSides sides, Records records, ApplicationEventPublisher news, Clock clock) {
        this.database = database;
        this.sides = sides;
        this.records = records;
        this.news = news;
        this.clock = clock;
    }

    /** The meeting that has been agreed or held, and neither been analysed nor fallen through. */
    public Optional<Meeting> underWay(Journey journey) {
        return database.sql("select * from meeting where journey_id = ? and closed_at is null")
                .param(journey.id())
                .query(Meetings::read)
                .optional();
    }

    /** The meeting under way; refuses when there is none. */
    public Meeting requireUnderWay(Journey journey) {
        return underWay(journey)
                .orElseThrow(
                        () -> Refusal.conflict("meeting.none", journey.number().value()));
    }

    /** How many meetings of a journey have been held and analysed together. */
    public long analysed(Journey journey) {
        return database.sql("select count(*) from meeting where journey_id = ? and closing = 'ANALYSED'")
                .param(journey.id())
                .query(Long.class)
                .single();
    }

    @EventListener
    void agreed(InvitationAccepted invitation) {
        agree(
                invitation.journey(),
                invitation.stage().name(),
                invitation.at(),
                invitation.place(),
                invitation.expectedParticipants());
    }

    /** It is settled who of our side takes part in the meeting under way, which has its time and place. */
    public void arranged(Journey journey, OurSide side) {
        var meeting = requireUnderWay(journey);
        sides.put(meeting, side);
        news.publishEvent(new MeetingNews(journey.number(), meeting, What.ARRANGED));
    }

    /** The meeting has taken place. */
    public void held(Meeting meeting, Instant at) {
        database.sql("update meeting set held_at = ? where id = ?")
                .params(Timestamp.from(at), meeting.id())
                .update();
    }

    /** Both sides have agreed on another time, and perhaps another place. */
    public void move(Journey journey, Instant at, @Nullable String place) {
        var meeting = requireUnderWay(journey);
        database.sql("update meeting set planned_at = ?, place = coalesce(?, place) where id = ?")
                .params(Timestamp.from(at), place, meeting.id())
                .update();
        news.publishEvent(new MeetingNews(journey.number(), requireUnderWay(journey), What.MOVED));
    }

    /** One side has called the meeting off; does nothing when none has been agreed yet. */
    public void callOff(Journey journey, String reason) {
        close(journey, CANCELLED, reason);
    }

    /** Our side waited in vain. */
    public void noShow(Journey journey, String reason) {
        close(journey, "NO_SHOW", reason);
    }

    /** Its session has been concluded: the meeting is no longer under way. */
    public void concluded(Journey journey) {
        close(journey, "ANALYSED", null);
    }

    /**
     * Lets the meeting under way go, because the journey goes another way.
     *
     * @param keepHeld whether one that has been held stays until its session has been concluded
     */
    public void drop(Journey journey, boolean keepHeld) {
        if (!keepHeld || underWay(journey).filter(Meeting::isHeld).isEmpty()) {
            close(journey, DROPPED, null);
        }
    }

    @EventListener
    void interrupted(JourneyInterrupted interruption) {
        var journey = interruption.journey();
        if (!interruption.kept()) {
            underWay(journey)
                    .filter(Meeting::isHeld)
                    .ifPresent(meeting -> recordDroppedSession(journey, meeting, interruption.by()));
        }
        drop(journey, interruption.kept());
    }

    /** Whoever has prepared for the session learns from the record why none follows (N-14). */
    private void recordDroppedSession(Journey journey, Meeting meeting, String by) {
        records.put(new NewEntry(
                journey.number(),
                journey,
                EntryKind.MEETING_CHANGE,
                new Cause(by, null),
                null,
                null,
                Map.of(
                        "meetingOutcome",
                        "SESSION_DROPPED",
                        "plannedAt",
                        meeting.plannedAt()
                                .atZone(clock.getZone())
                                .toOffsetDateTime()
                                .toString())));
    }

    private void close(Journey journey, String closing, @Nullable String reason) {
        if (closing.equals(CANCELLED) || closing.equals(DROPPED)) {
            underWay(journey)
                    .filter(meeting -> !meeting.isHeld())
                    .ifPresent(
                            meeting -> news.publishEvent(new MeetingNews(journey.number(), meeting, What.CANCELLED)));
        }
        database.sql("""
                        update meeting set closed_at = ?, closing = ?, change_reason = ?
                        where journey_id = ? and closed_at is null""")
                .params(Timestamp.from(clock.instant()), closing, reason, journey.id())
                .update();
    }

    /** Fixes date, place and people of the meeting under way, or agrees on a new one. */
    public void agree(Journey journey, String stage, Instant at, String place, String expectedParticipants) {
        database.sql("""
                        insert into meeting (customer_number, journey_id, stage, planned_at, place, expected_participants)
                        values (?, ?, ?, ?, ?, ?)
                        on conflict (journey_id) where closed_at is null do update
                        set stage = excluded.stage, planned_at = excluded.planned_at, place = excluded.place,
                            expected_participants = excluded.expected_participants""")
                .param(journey.number().value())
                .param(journey.id())
                .param(stage)
                .param(Timestamp.from(at))
                .param(place)
                .param(expectedParticipants)
                .update();
    }

    private static Meeting read(ResultSet row, int index) throws SQLException {
        Timestamp held = row.getTimestamp("held_at");
        Instant heldAt = held == null ? null : held.toInstant();
        return new Meeting(
                row.getLong("id"),
                row.getString("stage"),
                row.getTimestamp("planned_at").toInstant(),
                row.getString("place"),
                row.getString("expected_participants"),
                heldAt);
    }
}
