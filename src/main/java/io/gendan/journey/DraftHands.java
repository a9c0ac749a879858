package io.gendan.journey;

import java.util.Set;

/**
 * Who had a hand in a draft as it stands, and so does not read it (A-05, N-11).
 *
 * @param own logins of who has written it and who is to make the contact
 * @param approvers logins of who has approved it
 * @param company logins of everybody who works on customers
 */
public record DraftHands(Set<String> own, Set<String> approvers, Set<String> company) {

    public DraftHands {
        own = Set.copyOf(own);
        approvers = Set.copyOf(approvers);
        company = Set.copyOf(company);
    }

    /** Whether it is this person's own: written by them, or to be said by them. */
    public boolean isOwn(String login) {
        return own.contains(login);
    }

    /** Whether this person has neither written nor approved it, and is not to say it. */
    public boolean isFree(String login) {
        return !isOwn(login) && !approvers.contains(login);
    }

    /**
     * Whether this person may read it: whoever is free. Where nobody in the company is, who has approved it reads it once
     * more; and their own words those alone beside whom there is nobody.
     */
    public boolean mayRead(String login) {
        if (isFree(login)) {
            return true;
        }
        return isOwn(login) ? own.containsAll(company) : company.stream().noneMatch(this::isFree);
    }
}
