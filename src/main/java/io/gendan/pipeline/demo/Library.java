package io.gendan.pipeline.demo;

import io.gendan.engine.TableFile;
import java.io.IOException;
import java.time.LocalTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.core.io.ClassPathResource;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/**
 * What the demo company is made of: customers with the story each one lives, the stories as rows of scenes, and the
 * scenes, trades and worries in the two languages.
 */
final class Library {

    private final Map<String, Object> stories = yaml("stories");
    private final Map<String, Map<String, Object>> scenes = Map.of("zh", yaml("scenes_zh"), "en", yaml("scenes_en"));
    private final Map<String, Map<String, Object>> trades = Map.of("zh", yaml("trades_zh"), "en", yaml("trades_en"));

    /** The customers, each with all columns of the table. */
    List<Map<String, String>> customers() throws IOException {
        try (var file = new ClassPathResource("demo/customers.csv").getInputStream()) {
            var table = TableFile.read(file);
            return table.rows().stream().map(row -> cells(table, row)).toList();
        }
    }

    /** The steps of a story: days after the step before, and a scene. */
    @SuppressWarnings("unchecked")
    List<String> story(String name) {
        return (List<String>) Objects.requireNonNull(map(stories, "stories").get(name), name);
    }

    /** At what time of the day something is done. */
    LocalTime hour(String deed) {
        return LocalTime.parse(String.valueOf(map(stories, "hours").getOrDefault(deed, "10:00")));
    }

    /** What people do in a scene, in this order, and what they fill in. */
    Map<String, Object> scene(String language, String name) {
        return map(Objects.requireNonNull(scenes.get(language)), name);
    }

    /** What everybody says when a scene says nothing else. */
    Map<String, Object> usual(String language, String deed) {
        var usual = scene(language, "usual");
        return usual.containsKey(deed) ? map(usual, deed) : Map.of();
    }

    /** What is known of a trade or of a worry. */
    Map<String, Object> lore(String language, String name) {
        return map(Objects.requireNonNull(trades.get(language)), name);
    }

    @SuppressWarnings("unchecked")
    static Map<String, Object> map(Map<String, Object> from, String key) {
        return (Map<String, Object>) Objects.requireNonNull(from.get(key), key);
    }

    private static Map<String, String> cells(TableFile table, TableFile.Row row) {
        var cells = new LinkedHashMap<String, String>();
        table.columns().forEach(column -> cells.put(column.name(), row.get(column)));
        return cells;
    }

    private static Map<String, Object> yaml(String name) {
        try (var file = new ClassPathResource("demo/" + name + ".yml").getInputStream()) {
            return new Yaml(new SafeConstructor(new LoaderOptions())).load(file);
        } catch (IOException missing) {
            throw new IllegalStateException(missing);
        }
    }
}
