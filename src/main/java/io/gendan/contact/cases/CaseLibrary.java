package io.gendan.contact.cases;

import io.gendan.contact.cases.FittingCase.Fit;
import io.gendan.customer.Customer;
import io.gendan.engine.Refusal;
import io.gendan.engine.Texts;
import io.gendan.staff.Person;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Our cases by industry. Everybody reads them; whoever sells adds some, and changes or withdraws their own; leaders
 * those of others too.
 */
@Component
public class CaseLibrary {

    /** The most cases that a search answers. */
    public static final int MOST = 100;

    /** So that every name can be looked for in it. */
    private static final int LOOKED_THROUGH = 10_000;

    private final CaseTable table;
    private final Examples examples;

    CaseLibrary(CaseTable table, Examples examples) {
        this.table = table;
        this.examples = examples;
    }

    /**
     * Cases, the newest first.
     *
     * @param search words that all stand in a case, separated by spaces; null for any
     * @param industry null for any
     */
    public List<CaseStory> find(@Nullable String search, @Nullable String industry) {
        var trade = industry == null || industry.isBlank() ? null : industry;
        if (!isKept(search) || !isKept(trade)) {
            return List.of();
        }
        var words = search == null || search.isBlank() ? List.<String>of() : words(search);
        return examples.told(table.find(words, trade, MOST)).stream()
                .filter(story -> story.holds(words))
                .toList();
    }

    /** The industries that have cases. */
    public List<String> industries() {
        return table.industries();
    }

    /**
     * What to mention to a customer: its peers and competitors first, then its industry, then industries called alike.
     *
     * @param told what is known of its peers and competitors; a case is theirs when its name stands in it, in the first
     *     ten thousand signs
     */
    public List<FittingCase> fitting(Customer customer, String told, int most) {
        var industry = customer.industry();
        var looked = told.length() > LOOKED_THROUGH ? told.substring(0, LOOKED_THROUGH) : told;
        return table.fitting(industry == null ? "" : industry, looked, most).stream()
                .map(fitting -> new FittingCase(examples.told(fitting.story()), fitting.fit()))
                .filter(fitting -> fitting.fit() != Fit.RIVAL || fitting.story().isNamedIn(looked))
                .toList();
    }

    /**
     * Adds a case. It names customers of ours only where they agree to be told of as an example ({@link Examples}).
     *
     * @param sent {@code industry}, {@code customerName} and {@code story}
     * @throws Refusal 403 {@code case.sellersOnly}; 400 {@code case.invalid}
     */
    @Transactional
    public CaseStory add(Map<String, ? extends @Nullable Object> sent, Person by) {
        if (!by.role().sells()) {
            throw Refusal.forbidden("case.sellersOnly");
        }
        return require(table.insert(agreed(sent, by), by.login()));
    }

    /**
     * Changes a case.
     *
     * @throws Refusal 404 {@code case.unknown}; 403 {@code case.notYours}; 400 {@code case.invalid}
     */
    @Transactional
    public CaseStory change(long id, Map<String, ? extends @Nullable Object> sent, Person by) {
        mayChange(require(id), by);
        table.update(id, agreed(sent, by), by.login());
        return require(id);
    }

    /**
     * Takes a case out of the library.
     *
     * @throws Refusal 404 {@code case.unknown}; 403 {@code case.notYours}
     */
    @Transactional
    public void withdraw(long id, Person by) {
        mayChange(require(id), by);
        table.withdraw(id, by.login());
    }

    /**
     * One case.
     *
     * @throws Refusal 404 {@code case.unknown}
     */
    public CaseStory require(long id) {
        return table.find(id)
                .map(examples::told)
                .orElseThrow(() -> Refusal.notFound("case.unknown", String.valueOf(id)));
    }

    /** Whether this person may change or withdraw the case. */
    public boolean isChangedBy(CaseStory story, Person person) {
        return person.role().sells()
                && (story.addedBy().equals(person.login()) || person.role().leads());
    }

    private CaseDraft agreed(Map<String, ? extends @Nullable Object> sent, Person by) {
        var draft = CaseDraft.read(sent);
        examples.requireAgreed(draft, by);
        return draft;
    }

    private void mayChange(CaseStory story, Person person) {
        if (!isChangedBy(story, person)) {
            throw Refusal.forbidden("case.notYours");
        }
    }

    /** What no case can hold is found in none. */
    private static boolean isKept(@Nullable String text) {
        return text == null || Texts.storable(text);
    }

    private static List<String> words(String search) {
        return Arrays.asList(search.strip().split("\\s+"));
    }
}
