package io.gendan.customer;

import io.gendan.engine.TableHeader;
import io.gendan.engine.Words;
import java.util.Locale;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** What a file of faulty rows has beside the columns that it came with; read by nobody when it comes back mended. */
@Component
class ReasonColumn {

    private static final String NAME = "import.reason";

    private final Words words;

    ReasonColumn(Words words) {
        this.words = words;
    }

    String name() {
        return words.of(NAME);
    }

    boolean is(String column) {
        return Stream.of(Locale.ENGLISH, Locale.CHINESE)
                .map(language -> TableHeader.plain(words.in(language, NAME)))
                .anyMatch(TableHeader.plain(column)::equals);
    }
}
