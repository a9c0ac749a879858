package io.gendan.customer;

import io.gendan.engine.TableFile.Row;
import io.gendan.engine.TableHeader;
import io.gendan.engine.TableReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/** One file on its way in, read as far as it is stored. */
final class ImportRun implements AutoCloseable {

    private final Path file;
    private final TableReader reader;
    private final ImportPlanner planner;
    private int position;

    private ImportRun(Path file, TableReader reader, ImportPlanner planner) {
        this.file = file;
        this.reader = reader;
        this.planner = planner;
    }

    /**
     * Opens the file and passes over the rows that are done.
     *
     * @param faulty the rows among them that were not taken
     */
    static ImportRun open(Path file, int done, Set<Integer> faulty, Function<TableReader, ImportPlanner> planning) {
        ImportPlanner planner;
        try (var all = TableReader.open(file)) {
            planner = planning.apply(all);
            for (var row = all.next(); row != null; row = all.next()) {
                if (!faulty.contains(row.number())) {
                    planner.expect(row);
                }
            }
        }
        var run = new ImportRun(file, TableReader.open(file), planner);
        run.next(done);
        return run;
    }

    /** The next rows; empty after the last. */
    List<Row> next(int most) {
        var rows = new ArrayList<Row>();
        while (rows.size() < most) {
            var row = reader.next();
            if (row == null) {
                break;
            }
            rows.add(row);
        }
        position += rows.size();
        return rows;
    }

    /** How many rows were given out. */
    int position() {
        return position;
    }

    TableHeader header() {
        return reader.header();
    }

    ImportPlanner planner() {
        return planner;
    }

    @Override
    public void close() throws IOException {
        reader.close();
        Files.deleteIfExists(file);
    }
}
