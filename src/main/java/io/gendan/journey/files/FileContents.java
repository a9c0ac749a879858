package io.gendan.journey.files;

/** Where the contents of files are kept: in the database, or wherever another implementation puts them. */
interface FileContents {

    /** Keeps the content of a new file, in the running transaction. */
    void keep(long file, byte[] content);

    /** The content as it was kept; a file without one is a fault of the store. */
    byte[] of(long file);
}
