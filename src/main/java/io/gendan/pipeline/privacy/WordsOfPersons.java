package io.gendan.pipeline.privacy;

import java.util.ArrayList;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * By which words customers, or one person on a customer's side, are named. What somebody else is reached or named by, such as
 * a shared switchboard, stays theirs.
 */
@Component
class WordsOfPersons {

    /**
     * The words, and where they may be taken out.
     *
     * @param all whatever names the person
     * @param own without what others on this customer's side are named or reached by: for its own texts
     * @param abroad without what anybody else is named or reached by: for texts of others and of nobody
     */
    record Named(PersonWords all, PersonWords own, PersonWords abroad) {}

    private static final String OF_CUSTOMERS = """
            select unnest(array[name, phone, email, credit_code, website]) from customer where number = any(:numbers)
            union select unnest(array[name, phone, email]) from contact_person where customer_number = any(:numbers)
            union select name from former_name where customer_number = any(:numbers)
            union select unnest(array[value, plain]) from contact_point where customer_number = any(:numbers)
            """;
    private static final String OF_PERSON = """
            select unnest(array[name, phone, email]) from contact_person where id = :person
            union select name from former_name where contact_person = :person
            union select unnest(array[value, plain]) from contact_point where contact_person = :person
            """;

    /** What the customer itself, and others on its side, are reached by, and what those are called. */
    private static final String OF_COLLEAGUES = """
            select word from (
                select unnest(array[phone, email, website]) word from customer where number = any(:numbers)
                union select unnest(array[name, phone, email]) from contact_person
                    where customer_number = any(:numbers) and id <> :person
                union select unnest(array[value, plain]) from contact_point
                    where customer_number = any(:numbers) and contact_person is distinct from :person) held
            where word ~* :pattern
            """;

    private static final String OF_OTHERS = """
            select word from (
                select unnest(array[name, phone, email, credit_code, website]) word from customer
                    where number <> all(:numbers) and merged_into is null and erased_at is null
                union select unnest(array[name, phone, email]) from contact_person where customer_number <> all(:numbers)
                union select unnest(array[value, plain]) from contact_point where customer_number <> all(:numbers)) held
            where word ~* :pattern
            """;

    private final JdbcClient database;

    WordsOfPersons(JdbcClient database) {
        this.database = database;
    }

    Named ofCustomers(List<String> numbers) {
        var all = PersonWords.of(words(database.sql(OF_CUSTOMERS).param("numbers", array(numbers))));
        return new Named(all, all, all.without(heldBy(OF_OTHERS, all, numbers, 0)));
    }

    /**
     * Those of one person.
     *
     * @param numbers the customer's, and of those that turned out to be it
     * @param person id of the person on its side
     */
    Named ofPerson(List<String> numbers, long person) {
        var all = PersonWords.of(words(database.sql(OF_PERSON).param("person", person)));
        var own = all.without(heldBy(OF_COLLEAGUES, all, numbers, person));
        return new Named(all, own, own.without(heldBy(OF_OTHERS, own, numbers, person)));
    }

    private List<String> heldBy(String sql, PersonWords words, List<String> numbers, long person) {
        return words.isEmpty()
                ? List.of()
                : words(database.sql(sql)
                        .param("numbers", array(numbers))
                        .param("person", person)
                        .param("pattern", words.pattern()));
    }

    private static String[] array(List<String> numbers) {
        return numbers.toArray(String[]::new);
    }

    private static List<String> words(JdbcClient.StatementSpec statement) {
        var told = new ArrayList<String>();
        for (var word : statement.query((row, index) -> row.getString(1)).list()) {
            if (word != null && !word.isBlank()) {
                told.add(word);
            }
        }
        return told;
    }
}
