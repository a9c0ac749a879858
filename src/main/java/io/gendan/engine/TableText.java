package io.gendan.engine;

import java.util.regex.Pattern;

/**
 * Text of people in tables that a spreadsheet opens: what begins like a formula, in signs of full width too, gets an
 * apostrophe in front, which a reader of ours takes away again. So no cell is ever reckoned, and a table that is sent back tells the same.
 */
public final class TableText {

    /** {@code =1+1}, {@code '=1+1} as well: one apostrophe is added and one is taken away. */
    private static final Pattern FORMULA = Pattern.compile("'*[=+\\-@＝＋－＠\\t\\r\\n].*", Pattern.DOTALL);

    private TableText() {}

    /** Safe in a spreadsheet. */
    public static String quoted(String text) {
        return FORMULA.matcher(text).matches() ? "'" + text : text;
    }

    /** What was quoted. */
    public static String plain(String cell) {
        return cell.startsWith("'") && FORMULA.matcher(cell.substring(1)).matches() ? cell.substring(1) : cell;
    }
}
