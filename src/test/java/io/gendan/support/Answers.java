package io.gendan.support;

import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What people fill into the forms when all goes well; a test changes the line that its story is about. */
public final class Answers {

    private static final String SUBJECT = "A note before we talk";
    private static final String MESSAGE = "Dear Ms. Qian, as promised, a short note before we talk.";

    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    private Answers() {}

    public static Map<String, Object> research() {
        return Map.of(
                "phone", "+86 21 5550 0101",
                "industryFindings", "Consolidating; the three largest buy training in spring.",
                "companyFindings", "Family-owned, 240 people, a new sales head since January.",
                "industrySources", "Trade magazine 2/2026",
                "sources", "Annual report, trade magazine 2/2026",
                "researchedOn", today().toString(),
                "researchChecklist", List.of("WEBSITE", "COMPETITORS"));
    }

    public static Map<String, Object> preparation(String channel) {
        var fields = new HashMap<String, Object>(Map.of(
                "channel", channel,
                "contactPerson", "Ms. Qian",
                "iceBreaker", "Congratulations on the new plant",
                "script", "We select one company per industry and region; may I tell you how?",
                "hook", "What their strongest competitor asked us last month",
                "news", "The study on dealer training has come out"));
        if (List.of("EMAIL", "SMS", "WECHAT").contains(channel)) {
            fields.put("messageText", MESSAGE);
        }
        if (channel.equals("EMAIL")) {
            fields.put("subject", SUBJECT);
        }
        return fields;
    }

    /** The prepared e-mail, sent as it was approved with a mail program of one's own. */
    public static Map<String, Object> sentByHand() {
        return Map.of("sendingWay", "BY_HAND", "subject", SUBJECT, "messageText", MESSAGE);
    }

    public static Map<String, Object> approval() {
        return Map.of("verdict", "APPROVED", "impression", "Warm and to the point");
    }

    public static Map<String, Object> changesWanted() {
        return Map.of(
                "verdict", "CHANGES_WANTED", "impression", "Too pushy", "improvements", "Begin with their question");
    }

    /** A contact that ends with nothing but "talk again". */
    public static Map<String, Object> contactAgain() {
        var fields = contact();
        fields.put("noPriceQuoted", true);
        fields.put("outreachOutcome", "CONTACT_AGAIN");
        return fields;
    }

    /** A contact in which the customer accepts the invitation to a meeting in a week. */
    public static Map<String, Object> invitationAccepted(String stage) {
        var fields = contact();
        fields.put("noPriceQuoted", true);
        fields.put("outreachOutcome", "INVITATION_ACCEPTED");
        fields.put("meetingStage", stage);
        fields.put("meetingAt", inAWeek());
        fields.put("meetingPlace", "Our office, room Huangshan");
        fields.put("expectedParticipants", "Ms. Qian, Mr. Zhou (owner)");
        return fields;
    }

    /** A contact in which the customer refuses the invitation for now. */
    public static Map<String, Object> invitationRefused(String tryAgainOn) {
        var fields = contact();
        fields.put("noPriceQuoted", true);
        fields.put("outreachOutcome", "INVITATION_REFUSED");
        fields.put("refusalReason", "They are closing the year's books first");
        fields.put("nextStepOn", tryAgainOn);
        return fields;
    }

    /** A contact in which the customer ends it all. */
    public static Map<String, Object> customerLost() {
        var fields = contact();
        fields.put("noPriceQuoted", true);
        fields.put("outreachOutcome", "LOST");
        fields.putAll(loss());
        return fields;
    }

    public static Map<String, Object> contact() {
        return new HashMap<>(Map.of(
                "happenedAt", Stories.now().minus(Duration.ofMinutes(1)).toString(),
                "channel", "PHONE",
                "contactPerson", "Ms. Qian",
                "contactPersonRole", "ASSISTANT",
                "helperStance", "HELPS",
                "howWon", "Asked for her advice instead of to be put through",
                "summary", "Asked how we choose partners; laughed about the plant opening.",
                "pressingQuestion", "How long until it pays?",
                "attitude", "INTERESTED",
                "feedback", "Wants to see a case of the same industry"));
    }

    public static Map<String, Object> debrief() {
        return Map.of(
                "analysedWith", "zhao",
                "judgement", "Careful, wants proof",
                "missing", "A case of the same industry");
    }

    public static Map<String, Object> arrangement() {
        return Map.of(
                "arrangement", "ARRANGED",
                "meetingAt", inAWeek(),
                "venue", "HOME",
                "meetingPlace", "Our office, room Huangshan",
                "customerPeople", theirPeople(),
                "ourPeople", List.of("chen", "li", "wang"),
                "leadNegotiator", "li",
                "noteTaker", "chen");
    }

    /** Who comes for the customer; what weight they have the sessions say. */
    private static List<Map<String, Object>> theirPeople() {
        return List.of(Map.of("name", "Mr. Zhou", "position", "owner"), Map.of("name", "Ms. Qian"));
    }

    /** No meeting after all, though it was being arranged. */
    public static Map<String, Object> noMeeting(String reason) {
        return Map.of("arrangement", "FELL_THROUGH", "changeReason", reason);
    }

    public static Map<String, Object> notes() {
        var fields = new HashMap<String, Object>(Map.of(
                "heldAt", Stories.now().toString(),
                "customerPeople", theirPeople(),
                "ourPeople", List.of("chen", "li", "wang"),
                "said", "They want dealers trained before the season.",
                "customerQuestions",
                        List.of(
                                Map.of("question", "How long until it pays?", "satisfied", "PARTLY"),
                                Map.of("question", "Who else is in?", "satisfied", "YES")),
                "learnt", "The budget is decided in May.",
                "nextStepClear", "YES",
                "closing", "Li asked for one name to send the study to.",
                "attitude", "KEEN",
                "feedback", "Asked for dates"));
        fields.put("structures", List.of(Map.of("structure", "A joint dealer academy")));
        fields.put("meetingOutcome", "HELD");
        return fields;
    }

    /** A meeting that was moved to this moment. */
    public static Map<String, Object> moved(String at, String reason) {
        return Map.of("meetingOutcome", "MOVED", "meetingAt", at, "changeReason", reason);
    }

    /** A meeting that did not take place: NO_SHOW or CANCELLED. */
    public static Map<String, Object> notHeld(String outcome, String reason) {
        return Map.of("meetingOutcome", outcome, "changeReason", reason);
    }

    /** Why a customer is given up; goes with the choice LOST of several forms. */
    public static Map<String, Object> loss() {
        return Map.of(
                "lossReason",
                "COMPETITOR",
                "competitor",
                "Bluewell Academy",
                "lossDetails",
                "They were a month earlier",
                "lookAgainOn",
                today().plusMonths(6).toString());
    }

    public static Map<String, Object> salespersonView(String role) {
        return Map.of(
                "understanding", "Wants growth without more staff",
                "intention", "HIGH",
                "participants",
                        List.of(Map.of(
                                "name", "Mr. Zhou", "role", role, "weight", 70, "reason", "Everyone looked at him")),
                "nextContactChannel", "PHONE",
                "nextContactOn", today().plusDays(2).toString(),
                "nextContactContent", "The study and a date",
                "nextContactPurpose", "Keep the pace");
    }

    public static Map<String, Object> managerView(String role) {
        var fields = new HashMap<String, Object>(Map.of(
                "weights", List.of(Map.of("name", "Mr. Zhou", "role", role, "weight", 60)),
                "attention", "Dealer training",
                "intention", "HIGH",
                "callBy", "wang",
                "advice", "The director calls the owner",
                "acceptableFee", 120000,
                "feeCurrency", "CNY"));
        fields.put("callOn", today().plusDays(2).toString());
        fields.put("peakSeason", "Spring");
        return fields;
    }

    public static Map<String, Object> conclusion(String decision, String who) {
        var fields = nextStep(who);
        fields.put("solution", "Offer the academy as a pilot");
        fields.put("stageDecision", decision);
        return fields;
    }

    public static Map<String, Object> decision(String decision, String who) {
        var fields = nextStep(who);
        fields.put("assessment", "The owner is with us, finance is not yet");
        fields.put("decision", decision);
        return fields;
    }

    public static Map<String, Object> signing() {
        return Map.of(
                "joiningFee",
                120000,
                "currency",
                "CNY",
                "termMonths",
                24,
                "signedOn",
                today().toString(),
                "customerSignatories",
                List.of(Map.of("name", "Mr. Zhou", "position", "Owner")),
                "ourSignatories",
                List.of(Map.of("name", "Wang", "position", "Director"), Map.of("name", "Chen")));
    }

    private static HashMap<String, Object> nextStep(String who) {
        return new HashMap<>(Map.of(
                "nextStepWho",
                who,
                "nextStepOn",
                today().plusDays(3).toString(),
                "nextStepChannel",
                "PHONE",
                "nextStepContent",
                "The pilot's dates",
                "nextStepPurpose",
                "A clear yes",
                "nextStepPromised",
                true));
    }

    private static LocalDate today() {
        return Stories.now().atZone(ZONE).toLocalDate();
    }

    private static String inAWeek() {
        return today().plusDays(7).atTime(14, 0).atZone(ZONE).toOffsetDateTime().toString();
    }
}
