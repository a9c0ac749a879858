package io.gendan.pipeline;

import io.gendan.customer.CustomerNumber;
import io.gendan.customer.Seen;
import io.gendan.customer.search.CustomerSearch;
import io.gendan.customer.search.Reason;
import io.gendan.customer.search.Reasons;
import io.gendan.customer.search.SearchWord;
import io.gendan.engine.Refusal;
import io.gendan.journey.Ending;
import io.gendan.staff.Person;
import io.gendan.staff.Staff;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Finds customers among those that a person sees. Administrators find all of them, but get number, name, stage and owner
 * alone.
 */
@Component
public class CustomerList {

    /** How many customers a page holds. */
    public static final int PAGE_SIZE = 50;

    /** Stands for "nobody" as an owner and "no journey" as a stage. */
    public static final String NONE = "-";

    /**
     * What is looked for; null or blank where it doesn't matter.
     *
     * @param q words that all must be found: of the name (pinyin too), number, phone (none that is masked), contact person, tag, owner, record
     * @param stage a stage's name, or {@link #NONE}
     * @param owner a login, or {@link #NONE} for the pool
     * @param tags all of them; one may name several of which any will do: {@code key|vip}
     * @param grade signing grade A, B or C, service grade D, E or F, or a quadrant
     * @param quietDays no contact for at least so many days
     * @param dossier fields of the dossier with the value they must have: {@code creditStanding:good}
     * @param sort a {@link CustomerOrder}'s key
     * @param page counted from 0
     */
    public record Query(
            @Nullable String q,
            @Nullable String stage,
            @Nullable String owner,
            List<String> tags,
            @Nullable String industry,
            @Nullable String city,
            @Nullable String grade,
            @Nullable Integer quietDays,
            List<String> dossier,
            @Nullable String sort,
            int page) {

        public Query(
                @Nullable String q, @Nullable String stage, @Nullable String owner, @Nullable String tag, int page) {
            this(
                    q,
                    stage,
                    owner,
                    tag == null ? List.of() : List.of(tag),
                    null,
                    null,
                    null,
                    null,
                    List.of(),
                    null,
                    page);
        }
    }

    /**
     * One customer of the list.
     *
     * @param stage stage of its latest journey; null when there never was one
     * @param ending how that journey ended; null while it is open
     * @param pausedUntil the day until which it rests
     * @param nextStepOn day of the open next step
     * @param dynamicTags tags that rules have given
     */
    public record Row(
            String number,
            String name,
            @Nullable String stage,
            @Nullable Ending ending,
            @Nullable LocalDate pausedUntil,
            @Nullable String owner,
            @Nullable String ownerName,
            @Nullable String industry,
            @Nullable String city,
            @Nullable LocalDate nextStepOn,
            List<String> tags,
            List<String> dynamicTags) {}

    /**
     * One page of the list, and how many customers there are on all pages.
     *
     * @param reasons why those were found whose names don't show it, by number
     * @param forgiven whether nothing is written so, and what is similar stands here instead
     */
    public record Page(List<Row> rows, long total, Map<String, Reason> reasons, boolean forgiven) {}

    /** Somebody who owns customers. */
    public record Owner(String login, String name) {}

    private static final String SEEN = " where " + Seen.condition("c");

    private static final String OWNERS =
            " select seen.owner, p.name from (select distinct c.owner from customer c%s) seen"
                    + " join person p on p.login = seen.owner order by 2, 1";

    private final JdbcClient database;
    private final Staff staff;
    private final CustomerSearch search;
    private final Reasons reasons;
    private final CustomerFilters filters;
    private final CustomerListRows rows;

    CustomerList(
            JdbcClient database,
            Staff staff,
            CustomerSearch search,
            Reasons reasons,
            CustomerFilters filters,
            CustomerListRows rows) {
        this.database = database;
        this.staff = staff;
        this.search = search;
        this.reasons = reasons;
        this.filters = filters;
        this.rows = rows;
    }

    /**
     * The customers that this person sees and looks for, the best hits first; when nothing is written so, what is similar.
     *
     * @throws Refusal 400 {@code stage.unknown}, {@code customers.gradeUnknown}, {@code customers.sortUnknown}; 403
     *     {@code customers.filterNotYours}
     */
    public Page find(Query query, Person person) {
        var words = SearchWord.of(query.q() == null ? "" : query.q());
        if (words.isEmpty() && query.q() != null && !query.q().isBlank()) {
            return new Page(List.of(), 0, Map.of(), false);
        }
        var exact = find(query, words, person, false);
        return exact.total() > 0 || words.stream().noneMatch(SearchWord::mayBeASlip)
                ? exact
                : find(query, words, person, true);
    }

    private Page find(Query query, List<SearchWord> words, Person person, boolean forgiving) {
        var found = search.find(words, person, forgiving);
        var order = CustomerOrder.of(query.sort(), found.rank(), person);
        var parameters = sight(person);
        parameters.putAll(found.parameters());
        var conditions = found.joins() + SEEN + filters.conditions(query, person, parameters);
        long total = database.sql("select count(*) from customer c" + conditions)
                .params(parameters)
                .query(Long.class)
                .single();
        if (total == 0) {
            return new Page(List.of(), 0, Map.of(), false);
        }
        long offset = (long) Math.max(0, query.page()) * PAGE_SIZE;
        var page = rows.list(conditions, order, parameters, offset, PAGE_SIZE, person);
        var numbers = page.stream().map(Row::number).toList();
        return new Page(page, total, reasons.of(numbers, words, person), forgiving);
    }

    /**
     * The next customers by number, of all that the person sees and looks for: the whole list in parts.
     *
     * @param shown the list as {@link #find} shows it
     */
    List<Row> after(String number, Query query, Page shown, int most, Person person) {
        if (shown.total() == 0) {
            return List.of();
        }
        var found = search.find(SearchWord.of(query.q() == null ? "" : query.q()), person, shown.forgiven());
        var parameters = sight(person);
        parameters.putAll(found.parameters());
        var conditions =
                found.joins() + SEEN + filters.conditions(query, person, parameters) + " and c.number > :after";
        parameters.put("after", number);
        return rows.list(conditions, "c.number", parameters, 0, most, person);
    }

    /** One customer as the list shows it, when this person sees it there. */
    public Optional<Row> find(CustomerNumber number, Person person) {
        var parameters = sight(person);
        parameters.put("number", number.value());
        return rows.list(SEEN + " and c.number = :number", "c.number", parameters, 0, 1, person).stream()
                .findFirst();
    }

    /** Whoever owns a customer that this person sees, by name. */
    public List<Owner> owners(Person person) {
        return database.sql(OWNERS.formatted(SEEN))
                .params(sight(person))
                .query((row, index) -> new Owner(row.getString(1), row.getString(2)))
                .list();
    }

    /** The orders that this person may ask for, by their keys. */
    public List<String> orders(Person person) {
        return CustomerOrder.keys(person);
    }

    /** The names of all stages, from A upwards. */
    public List<String> stages() {
        return database.sql("select name from stage order by rank")
                .query(String.class)
                .list();
    }

    private Map<String, Object> sight(Person person) {
        var sight = staff.outlineSightOf(person);
        return new HashMap<>(Seen.parameters(sight));
    }

    /** The database refuses the character NUL even in a question. */
    static String storable(@Nullable String text) {
        return text == null ? "" : text.replaceAll("[\\p{Cc}\\p{Cs}]", "").strip();
    }
}
