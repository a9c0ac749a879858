package io.gendan.engine;

/** Measures how much text one cell of a workbook's sheet holds, byte by byte, before it is read into memory. */
final class TableCellText {

    /** Many times what a cell may hold, however its letters are written. */
    private static final int MOST_BYTES = 4 * 1024 * 1024;

    private enum State {
        TEXT,
        NAME,
        TAG
    }

    private State state = State.TEXT;
    private int nameLength;
    private boolean isCell;
    private boolean unclear;
    private int length;

    /** Takes the next byte; false when the cell is larger than memory should hold. */
    boolean holds(byte next) {
        if (next == 0) {
            return true;
        }
        switch (state) {
            case TEXT -> text(next);
            case NAME -> name(next);
            case TAG -> state = next == '>' ? State.TEXT : State.TAG;
        }
        return length <= MOST_BYTES;
    }

    private void text(byte next) {
        if (next == '<') {
            state = State.NAME;
            nameLength = 0;
            isCell = false;
        } else {
            length++;
        }
    }

    private void name(byte next) {
        if (next == '!' && nameLength == 0) {
            // What follows may only look like cells: from here on all of it counts as one.
            unclear = true;
            state = State.TEXT;
        } else if (next == ':') {
            nameLength = 0;
        } else if (Character.isLetterOrDigit(next)) {
            nameLength++;
            isCell = nameLength == 1 && next == 'c';
        } else {
            length = isCell && !unclear ? 0 : length;
            state = next == '>' ? State.TEXT : State.TAG;
        }
    }
}
