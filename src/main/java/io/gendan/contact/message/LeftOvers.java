package io.gendan.contact.message;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Places of a template that nobody has filled in. */
final class LeftOvers {

    private static final List<Pattern> SHAPES = Stream.of(
                    // {{name}}, {name}, ${name}, <Name>, «Name», %name%
                    "\\$?\\{{1,2}[^{}\\n]{0,40}\\}{1,2}",
                    "<\\s*[\\p{L}_][\\p{L}_ ]{1,30}>",
                    "«[^»\\n]{1,40}»",
                    "%[A-Za-z_]{2,30}%",
                    // [Name], 【客户名称】, （待定）
                    "\\[(?:[A-Z][A-Z_ ]{1,30}|[^\\]\\n]{0,20}(?i:name|company|date|title|insert|your )[^\\]\\n]{0,20})\\]",
                    "[\\[【][^\\]】\\n]{0,8}(?:姓名|称呼|客户|公司|日期|填写|待定)[^\\]】\\n]{0,8}[\\]】]",
                    "[（(](?:姓名|称呼|客户名称?|公司名称?|日期|请?填写|待定)[）)]",
                    // XXX, ___, ×××, 某某, TODO
                    "(?<![\\p{L}\\d])[Xx]{3,}(?![\\p{L}\\d])",
                    "[×Ｘ]{2,}",
                    "某某+",
                    "_{3,}",
                    "(?<!\\p{L})(?:TODO|TBD|FIXME|Lorem ipsum)(?!\\p{L})")
            .map(Pattern::compile)
            .toList();

    private LeftOvers() {}

    static Stream<Finding> in(String text) {
        return SHAPES.stream()
                .flatMap(shape -> shape.matcher(text).results())
                .map(match -> Finding.of("message.placeholder", match.group()))
                .distinct();
    }
}
