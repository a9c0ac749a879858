package io.gendan.customer;

import io.gendan.customer.ImportReport.Remark;
import io.gendan.engine.TableFile;
import io.gendan.engine.TableHeader;
import io.gendan.engine.TableText;
import io.gendan.staff.Sight;
import java.io.IOException;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.jdbc.core.namedparam.SqlParameterSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What was found in the rows of an import, and the rows that were not taken. */
@Component
class ImportRemarks {

    static final String ERROR = "ERROR";
    static final String HINT = "HINT";
    static final int MOST_TOLD = 1_000;
    private static final int AT_ONCE = 1_000;

    private final JdbcClient database;
    private final NamedParameterJdbcTemplate batches;
    private final ReasonColumn reason;

    ImportRemarks(JdbcClient database, NamedParameterJdbcTemplate batches, ReasonColumn reason) {
        this.database = database;
        this.batches = batches;
        this.reason = reason;
    }

    void add(UUID job, ImportPlan plan, TableHeader header) {
        addAll(job, ERROR, plan.errors());
        addAll(job, HINT, plan.hints());
        batches.batchUpdate(
                "insert into import_fault (job, row_number, cells) values (:job, :row, :cells)",
                plan.faulty().stream()
                        .map(row -> new MapSqlParameterSource("job", job)
                                .addValue("row", row.number())
                                .addValue("cells", cells(row, header).toArray(String[]::new)))
                        .toArray(SqlParameterSource[]::new));
    }

    /**
     * One cell under each name of the header, and behind them what stands under none. Where a delimiter was lost nobody
     * knows what stands where: all of it is behind, so that it isn't read into the wrong fields when it is sent again.
     */
    private static List<String> cells(TableFile.Row row, TableHeader header) {
        boolean shifted = row.fault() != null && row.fault().code().equals("table.rowTooShort");
        var named = new BitSet();
        var cells = new ArrayList<String>();
        for (var column : header.columns()) {
            named.set(column.index(), !shifted);
            cells.add(shifted ? "" : row.get(column));
        }
        for (int index = 0; index < row.cells().size(); index++) {
            if (!named.get(index) && !row.cells().get(index).isEmpty()) {
                cells.add(row.cells().get(index));
            }
        }
        return cells;
    }

    void addAll(UUID job, String kind, Collection<Remark> remarks) {
        if (remarks.isEmpty()) {
            return;
        }
        database.sql("""
                        insert into import_remark (job, kind, row_number, column_name, message)
                        select :job, :kind, r.row, r.name, r.message
                        from unnest(:rows::integer[], :names::text[], :messages::text[])
                            with ordinality as r (row, name, message, place) order by r.place
                        """)
                .param("job", job)
                .param("kind", kind)
                .param("rows", remarks.stream().map(Remark::row).toArray(Integer[]::new))
                .param("names", remarks.stream().map(Remark::column).toArray(String[]::new))
                .param("messages", remarks.stream().map(Remark::message).toArray(String[]::new))
                .update();
    }

    void forget(UUID job) {
        for (var table : List.of("import_remark", "import_fault", "import_parent")) {
            database.sql("delete from " + table + " where job = :job")
                    .param("job", job)
                    .update();
        }
    }

    /** The first remarks; what concerns the whole file before the rows. */
    List<Remark> of(UUID job, String kind) {
        return database.sql("""
                        select row_number, column_name, message from import_remark where job = :job and kind = :kind
                        order by row_number nulls first, id limit :most
                        """)
                .param("job", job)
                .param("kind", kind)
                .param("most", MOST_TOLD)
                .query((row, index) -> new Remark(row.getObject(1, Integer.class), row.getString(2), row.getString(3)))
                .list();
    }

    /** The numbers of the rows that were not taken so far. */
    Set<Integer> faultyRows(UUID job) {
        return new HashSet<>(database.sql("select row_number from import_fault where job = :job")
                .param("job", job)
                .query(Integer.class)
                .list());
    }

    /** Whether some rows that were not taken are still kept. */
    boolean keepsFaulty(UUID job) {
        return database.sql("select exists (select from import_fault where job = ?)")
                .param(job)
                .query(Boolean.class)
                .single();
    }

    /**
     * Writes the rows that were not taken as a table with their reasons, to be mended and sent again. Reasons that a file
     * sent again still bears are replaced.
     */
    void writeFaulty(UUID job, List<String> header, Appendable out) throws IOException {
        var printer = new CSVPrinter(out, CSVFormat.DEFAULT);
        var columns = IntStream.range(0, header.size())
                .filter(index -> !reason.is(header.get(index)))
                .boxed()
                .toList();
        var names = new ArrayList<String>();
        columns.forEach(column -> names.add(header.get(column)));
        names.add(reason.name());
        printer.printRecord(names);
        int after = 0;
        for (var rows = faulty(job, after); !rows.isEmpty(); rows = faulty(job, after)) {
            for (var row : rows) {
                var cells = new ArrayList<String>();
                columns.forEach(column -> cells.add(row.cells().get(column)));
                cells.add(row.reasons());
                cells.addAll(row.cells().subList(header.size(), row.cells().size()));
                printer.printRecord(cells.stream()
                        .map(TableText::plain)
                        .map(TableText::quoted)
                        .toList());
                after = row.number();
            }
        }
        printer.flush();
    }

    private record Faulty(int number, List<String> cells, String reasons) {}

    private List<Faulty> faulty(UUID job, int after) {
        return database.sql("""
                        select f.row_number, f.cells, (select string_agg(m.message, ' ' order by m.id)
                            from import_remark m where m.job = f.job and m.kind = 'ERROR' and m.row_number = f.row_number)
                        from import_fault f where f.job = :job and f.row_number > :after order by 1 limit :most
                        """)
                .param("job", job)
                .param("after", after)
                .param("most", AT_ONCE)
                .query((row, index) -> new Faulty(
                        row.getInt(1), List.of((String[]) row.getArray(2).getArray()), row.getString(3)))
                .list();
    }

    /** Notes whose parent is still to come. */
    void expectParents(UUID job, Map<CustomerNumber, String> parents) {
        var rows = new ArrayList<SqlParameterSource>();
        parents.forEach((number, key) -> rows.add(new MapSqlParameterSource("job", job)
                .addValue("number", number.value())
                .addValue("key", key)));
        batches.batchUpdate(
                "insert into import_parent values (:job, :number, :key) on conflict do nothing",
                rows.toArray(SqlParameterSource[]::new));
    }

    /** Joins those whose parent came further down, once all rows are in; a namesake out of sight is none. */
    void joinParents(UUID job, Sight sight) {
        database.sql("""
                        update customer c set subsidiary_of = p.number
                        from import_parent i join lateral (select min(number) number from customer k
                            where k.name_key = i.parent_key and %s) p on p.number is not null
                        where i.job = :job and c.number = i.customer_number and c.number <> p.number
                            and c.subsidiary_of is null
                        """.formatted(Seen.condition("k")))
                .param("job", job)
                .params(Seen.parameters(sight))
                .update();
    }
}
