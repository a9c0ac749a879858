package io.gendan.pipeline;

import io.gendan.customer.Customer;
import io.gendan.customer.CustomerGrades;
import io.gendan.customer.CustomerNumber;
import io.gendan.customer.Customers;
import io.gendan.customer.Grades;
import io.gendan.engine.BusinessKeyLock;
import io.gendan.engine.Refusal;
import io.gendan.engine.Refusal.Item;
import io.gendan.engine.TaskContexts;
import io.gendan.journey.Cause;
import io.gendan.journey.EntryKind;
import io.gendan.journey.Journey;
import io.gendan.journey.Journeys;
import io.gendan.journey.NewEntry;
import io.gendan.journey.Phase;
import io.gendan.journey.Records;
import io.gendan.meeting.GradeDecided;
import io.gendan.staff.Person;
import io.gendan.staff.Staff;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Customers are judged: before signing by the signing grade, as members by service grade and quadrant, never by both. A
 * judgement goes on record, and what is open around the next contact follows it (CD-07).
 */
@Component
public class Judgements {

    private final BusinessKeyLock lock;
    private final CustomerAccess access;
    private final Customers customers;
    private final CustomerGrades grades;
    private final Staff staff;
    private final Journeys journeys;
    private final Records records;
    private final NextContacts nextContacts;
    private final TaskContexts taskContexts;

    Judgements(
            BusinessKeyLock lock,
            CustomerAccess access,
            Customers customers,
            CustomerGrades grades,
            Staff staff,
            Journeys journeys,
            Records records,
            NextContacts nextContacts,
            TaskContexts taskContexts) {
        this.lock = lock;
        this.access = access;
        this.customers = customers;
        this.grades = grades;
        this.staff = staff;
        this.journeys = journeys;
        this.records = records;
        this.nextContacts = nextContacts;
        this.taskContexts = taskContexts;
    }

    /**
     * Judges a customer anew.
     *
     * @throws Refusal 403 {@code grade.notYours}; 400 {@code journey.invalid} when nothing would change, or the grade is
     *     not for where the customer stands
     */
    @Transactional
    public void judge(CustomerNumber number, Judgement judgement, Person by) {
        lock.lock(number.value());
        access.toRecord(number, by);
        var journey = journeys.latest(number).orElse(null);
        var member = isMember(journey);
        if (!mayJudge(customers.require(number), member, by)) {
            throw Refusal.forbidden("grade.notYours");
        }
        mustFit(judgement, member);
        var before = grades.of(number);
        var after = judgement.after(before);
        if (after.equals(before)) {
            throw invalid(Item.of(member ? "serviceGrade" : "signingGrade", "grade.same"));
        }
        change(number, journey, before, after, judgement.reason(), by.login());
    }

    /** Whether this person can judge the customer as it stands. */
    public boolean canJudge(CustomerNumber number, Person person) {
        var member = isMember(journeys.latest(number).orElse(null));
        return person.role().sells() && mayJudge(customers.require(number), member, person);
    }

    /** Whether the customer has signed, and so has no signing grade any more. */
    public boolean isMember(CustomerNumber number) {
        return isMember(journeys.latest(number).orElse(null));
    }

    /** The customer has become a member: how near its signing was no longer matters. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void signed(Journey journey, String by) {
        var before = grades.of(journey.number());
        var after = new Grades(null, before.service(), before.quadrant());
        if (!after.equals(before)) {
            change(journey.number(), journey, before, after, null, by);
        }
    }

    /** An analysis session has judged the signing; to judge the same again changes nothing. */
    @EventListener
    void decided(GradeDecided decision) {
        var journey = decision.journey();
        var before = grades.of(journey.number());
        var after = new Grades(decision.grade(), before.service(), before.quadrant());
        if (!after.equals(before) && !isMember(journey)) {
            change(journey.number(), journey, before, after, decision.reason(), decision.by());
        }
    }

    private void change(
            CustomerNumber number,
            @Nullable Journey journey,
            Grades before,
            Grades after,
            @Nullable String reason,
            String by) {
        grades.judge(number, after);
        records.put(new NewEntry(
                number,
                journey,
                EntryKind.GRADE,
                new Cause(by, null),
                null,
                null,
                Judgement.content(before, after, reason)));
        if (journey != null && journey.isOpen()) {
            nextContacts.follow(journey);
        }
        taskContexts.refresh(number.value());
    }

    /** The signing grade is judged by the owner too; everything by whoever stands above the owner, or nobody does. */
    private boolean mayJudge(Customer customer, boolean member, Person person) {
        var owner = customer.owner();
        if (owner != null && owner.equals(person.login())) {
            return !member || staff.managerOf(owner).login().equals(owner);
        }
        return person.role().leads() && customers.isSeenBy(customer, person);
    }

    private static void mustFit(Judgement judgement, boolean member) {
        if (judgement.isEmpty()) {
            throw invalid(Item.of(member ? "serviceGrade" : "signingGrade", "grade.missing"));
        }
        if (member && judgement.signing() != null) {
            throw invalid(Item.of("signingGrade", "grade.afterSigning"));
        }
        if (!member && judgement.service() != null) {
            throw invalid(Item.of("serviceGrade", "grade.beforeSigning"));
        }
        if (!member && judgement.quadrant() != null) {
            throw invalid(Item.of("quadrant", "grade.beforeSigning"));
        }
    }

    private static boolean isMember(@Nullable Journey journey) {
        return journey != null && journey.stage().phase() == Phase.MEMBERSHIP;
    }

    private static Refusal invalid(Item item) {
        return Refusal.badRequest("journey.invalid").with(List.of(item));
    }
}
