package io.gendan.engine;

import org.jspecify.annotations.Nullable;

/** The lines of an uploaded file, one after the other, the blank ones and the header among them. */
interface TableLines extends AutoCloseable {

    /** The next line; null after the last. */
    TableFile.@Nullable Row next();

    /** What the file turned out to be: {@code XLSX}, or the encoding of its text. */
    String format();

    @Override
    void close();
}
