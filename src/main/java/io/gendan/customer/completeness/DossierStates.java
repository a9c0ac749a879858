package io.gendan.customer.completeness;

import io.gendan.customer.CustomerNumber;
import io.gendan.customer.completeness.Completeness.Found;
import io.gendan.customer.completeness.Completeness.Query;
import io.gendan.customer.completeness.DossierState.Missing;
import io.gendan.engine.Words;
import io.gendan.staff.Sight;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Component;

/** Reads how complete and fresh dossiers are. */
@Component
class DossierStates {

    /** After that long unchecked and unchanged, a dossier is looked at again; a key customer's sooner. */
    private static final Duration FRESH = Duration.ofDays(180);

    private static final Duration FRESH_KEY = Duration.ofDays(90);

    private static final String ASKED_FOR = " from state where stale or not :onlyStale ";

    private final JdbcClient database;
    private final AskedItems askedItems;
    private final Words words;
    private final Clock clock;

    DossierStates(JdbcClient database, AskedItems askedItems, Words words, Clock clock) {
        this.database = database;
        this.askedItems = askedItems;
        this.words = words;
        this.clock = clock;
    }

    /** Of one dossier; nothing when there is no such customer. */
    Optional<DossierState> of(CustomerNumber number) {
        var asked = askedItems.all();
        return query(StateSql.ONE + "select * from state", asked)
                .param("number", number.value())
                .query((row, index) -> state(row, asked))
                .optional();
    }

    /** One page, the least complete first, and how many there are on all pages. */
    Found find(Query query, Sight sight) {
        var asked = askedItems.all();
        long total = seen(query(StateSql.SEEN + "select count(*)" + ASKED_FOR, asked), query, sight)
                .query(Long.class)
                .single();
        var page = StateSql.SEEN + "select *" + ASKED_FOR + "order by percent, number limit :limit offset :offset";
        var items = seen(query(page, asked), query, sight)
                .param("limit", Completeness.PAGE_SIZE)
                .param("offset", (long) query.page() * Completeness.PAGE_SIZE)
                .query((row, index) -> state(row, asked))
                .list();
        return new Found(items, total);
    }

    private static StatementSpec seen(StatementSpec statement, Query query, Sight sight) {
        return statement
                .param("everything", sight.everything())
                .param("owners", sight.owners().toArray(String[]::new))
                .param("owner", query.owner(), Types.VARCHAR)
                .param("onlyStale", query.stale());
    }

    private StatementSpec query(String sql, List<Asked> asked) {
        var now = OffsetDateTime.now(clock);
        return database.sql(sql)
                .param("kinds", column(asked, one -> one.kind().name()))
                .param("classes", column(asked, Asked::dossierClass))
                .param("keys", column(asked, Asked::key))
                .param("cores", asked.stream().map(Asked::core).toArray(Boolean[]::new))
                .param("stale", now.minus(FRESH))
                .param("staleKey", now.minus(FRESH_KEY));
    }

    private DossierState state(ResultSet row, List<Asked> asked) throws SQLException {
        var array = row.getArray("missing");
        var keys = array == null ? List.<String>of() : List.of((String[]) array.getArray());
        var kind = row.getString("kind");
        var missing = new ArrayList<Missing>();
        asked.stream()
                .filter(one -> one.kind().name().equals(kind)
                        && keys.contains(one.key())
                        && missing.stream().noneMatch(known -> known.key().equals(one.key())))
                .forEach(one -> missing.add(missing(one)));
        var checkedAt = row.getObject("checked_at", OffsetDateTime.class);
        return new DossierState(
                new CustomerNumber(row.getString("number")),
                row.getString("name"),
                row.getString("owner"),
                row.getInt("percent"),
                List.copyOf(missing),
                row.getObject("fresh_at", OffsetDateTime.class).toInstant(),
                checkedAt == null ? null : checkedAt.toInstant(),
                row.getString("checked_by"),
                row.getBoolean("stale"));
    }

    private Missing missing(Asked one) {
        var by = one.suppliedBy();
        return new Missing(one.key(), one.label(), by == null ? "" : words.of("dossier.suppliedBy." + by));
    }

    private static String[] column(List<Asked> asked, Function<Asked, String> value) {
        return asked.stream().map(value).toArray(String[]::new);
    }
}
