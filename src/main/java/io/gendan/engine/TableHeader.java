package io.gendan.engine;

import io.gendan.engine.TableFile.Column;
import io.gendan.engine.TableFile.Row;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The first row of a table: the names of its columns.
 *
 * @param columns the columns that bear a name, in the order of the file
 */
public record TableHeader(List<Column> columns) {

    static TableHeader of(Row first) {
        var columns = new ArrayList<Column>();
        var names = new HashSet<String>();
        for (int index = 0; index < first.cells().size(); index++) {
            var name = first.cells().get(index);
            if (name.length() > TableFile.LONGEST_CELL) {
                throw Refusal.badRequest(
                        "table.cellTooLong", TableFile.text(first.number()), TableFile.text(index + 1L));
            }
            if (!name.isEmpty()) {
                if (!names.add(plain(name))) {
                    throw Refusal.badRequest("table.columnTwice", name);
                }
                columns.add(new Column(index, name));
            }
        }
        return new TableHeader(List.copyOf(columns));
    }

    /** The first column that bears one of these names; case, spaces, underscores and hyphens don't matter. */
    public Optional<Column> column(String... names) {
        for (var name : names) {
            var found = columns.stream()
                    .filter(column -> plain(column.name()).equals(plain(name)))
                    .findFirst();
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }

    /** As {@link #column}, but a missing column is refused ({@code table.columnMissing}), naming what there is. */
    public Column require(String... names) {
        return column(names)
                .orElseThrow(
                        () -> Refusal.badRequest("table.columnMissing", names[0], String.join(", ", names), joined()));
    }

    /** The names of the columns that the reader had no use for. */
    public List<String> columnsBeside(Collection<Column> used) {
        return columns.stream()
                .filter(column -> !used.contains(column))
                .map(Column::name)
                .toList();
    }

    String joined() {
        return String.join(", ", columns.stream().map(Column::name).toList());
    }

    /** Equal for names that mean the same column. */
    public static String plain(String name) {
        return Normalizer.normalize(name, Normalizer.Form.NFKC)
                .toLowerCase(Locale.ROOT)
                .replaceAll("[\\s_-]", "");
    }
}
