package io.gendan.browser;

import java.util.HashMap;
import java.util.Map;

/** What programs tell: every text of every address that takes one, by somebody who may, where it is taken. */
final class PayloadTold {

    private static final String DAY = "2026-03-12";

    private final PayloadWriter writer;

    PayloadTold(PayloadWriter writer) {
        this.writer = writer;
    }

    /** Of our own house: cases, templates, leave, days, tags. */
    void ofTheHouse() {
        var story = writer.tells("chen", "POST", "/api/cases", Map.of(), "industry", "customerName", "story");
        writer.tells("chen", "PUT", "/api/cases/" + id(story), Map.of(), "industry", "customerName", "story");
        var template = writer.tells("wang", "POST", "/api/templates", Map.of(), "name", "subject", "text");
        writer.tells(
                "wang", "POST", "/api/templates/" + id(template) + "/versions", Map.of(), "name", "subject", "text");
        writer.tells(
                "sun",
                "POST",
                "/api/staff/yang/leave",
                Map.of("firstDay", DAY, "lastDay", DAY, "substitute", "huang"),
                "note");
        writer.tells("admin", "PUT", "/api/working-time/days/2026-03-14", Map.of("working", true), "name");
        writer.tells("admin", "POST", "/api/working-time/closures", Map.of("from", "2026-03-15"), "name");
        var hired = writer.tells(
                "admin",
                "POST",
                "/api/staff",
                Map.of("role", "SALESPERSON", "create", true),
                "name",
                "department",
                "team");
        var workplace = "/api/staff/" + hired.path("login").asText() + "/workplace";
        writer.tells("admin", "POST", workplace, Map.of("create", true), "department", "team");
    }

    /** Somebody on the customer's side. */
    void person(String number) {
        var customer = "/api/customers/" + number;
        var person = writer.tells("chen", "POST", customer + "/contact-book/persons", Map.of(), "name");
        writer.tells(
                "chen",
                "PUT",
                customer + "/contact-book/persons/" + id(person),
                Map.of("role", "DECISION_MAKER"),
                "name");
    }

    /** Of a customer whose research is done and whose next contact is ahead. */
    void ofCustomer(String number) {
        var customer = "/api/customers/" + number;
        writer.tells("chen", "POST", customer + "/contact-book/ways", Map.of("kind", "ADDRESS"), "value", "label");
        var consent = writer.tells(
                "chen", "POST", customer + "/consents", Map.of("purpose", "EXAMPLE", "basis", "CONSENT"), "how");
        var withdrawal = customer + "/consents/" + id(consent) + "/withdrawal";
        writer.refused("chen", "POST", withdrawal, Map.of("how", "By phone"), "on");
        writer.tells("chen", "POST", withdrawal, Map.of(), "how");
        writer.taken("chen", "PATCH", customer + "/dossier", Map.of("values", Map.of("coreNeed", Payload.of(1000))));
        writer.tells("li", "POST", customer + "/early-contact", Map.of("kind", "REMOTE"), "reason");
        writer.tells("li", "POST", customer + "/quote-permission", Map.of(), "reason");
        writer.tells("chen", "POST", customer + "/tags", Map.of(), "tag");
        writer.taken("chen", "POST", customer + "/tags", Map.of("tag", "to be renamed"));
        writer.tells("wang", "POST", "/api/tags/rename", Map.of("from", "to be renamed"), "to");
        writer.tells(
                "li",
                "POST",
                customer + "/next-step",
                Map.of("nextStepWho", "chen", "nextStepOn", DAY, "nextStepChannel", "PHONE", "nextStepPromised", true),
                "nextStepContent",
                "nextStepPurpose",
                "reason",
                "nextStepEarlyReason");
        var erasure = writer.tells("li", "POST", customer + "/erasures", Map.of(), "reason");
        writer.taken("li", "POST", customer + "/erasures/" + id(erasure) + "/withdrawal", Map.of());
        writer.attaches(number);
    }

    /** What only the owner and those above it may read. */
    void ofConfidential(String number) {
        writer.tells(
                "chen",
                "PUT",
                "/api/customers/" + number + "/dossier/confidential/religion",
                Map.of("consentOn", "2026-03-01"),
                "value",
                "consentHow");
    }

    /** A contact with everything that can be said of one, and what came of it. */
    void contact(String number, Map<String, ?> outcome, String... texts) {
        var proper = new HashMap<String, Object>(Map.of("direction", "INBOUND"));
        proper.putAll(outcome);
        var all = new java.util.ArrayList<>(java.util.List.of(
                "contactPerson",
                "summary",
                "pressingQuestion",
                "feedback",
                "reason",
                "scriptUsed",
                "questions",
                "personality",
                "quoted",
                "valuableInformation",
                "valuableProposal"));
        all.addAll(java.util.List.of(texts));
        writer.tells("chen", "POST", "/api/customers/" + number + "/interactions", proper, all.toArray(String[]::new));
    }

    /** The same customer asks for help, is paused, goes on, is sent elsewhere and judged anew. */
    void turns(String number) {
        var journey = "/api/customers/" + number + "/journey/";
        writer.tells("chen", "POST", journey + "help", Map.of(), "question");
        writer.refused("chen", "POST", journey + "hand-over", Map.of("reason", "Full"), "to");
        writer.tells("chen", "POST", journey + "hand-over", Map.of("to", "liu"), "reason");
        writer.tells("chen", "POST", journey + "pause", Map.of("until", DAY), "reason");
        writer.tells("chen", "POST", journey + "resume", Map.of(), "reason");
        writer.tells("li", "POST", journey + "redirect", Map.of("stage", "B1"), "reason");
        writer.tells("li", "POST", "/api/customers/" + number + "/grades", Map.of("signingGrade", "B"), "reason");
    }

    private static String id(com.fasterxml.jackson.databind.JsonNode answer) {
        return answer.path("id").asText();
    }
}
