package io.gendan.pipeline.privacy;

import java.util.ArrayList;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** By which words customers, or one person on a customer's side, are named. */
@Component
class WordsOfPersons {

    private static final String OF_CUSTOMERS = """
            select unnest(array[name, phone, email, credit_code, website]) from customer where number = any(:numbers)
            union select unnest(array[name, phone, email]) from contact_person where customer_number = any(:numbers)
            union select unnest(array[value, plain]) from contact_point where customer_number = any(:numbers)
            """;
    private static final String OF_PERSON = """
            select unnest(array[name, phone, email]) from contact_person where id = :person
            union select unnest(array[value, plain]) from contact_point where contact_person = :person
            """;

    private final JdbcClient database;

    WordsOfPersons(JdbcClient database) {
        this.database = database;
    }

    PersonWords ofCustomers(List<String> numbers) {
        return words(database.sql(OF_CUSTOMERS)
                .param("numbers", numbers.toArray(String[]::new))
                .query((row, index) -> row.getString(1))
                .list());
    }

    PersonWords ofPerson(long person) {
        return words(database.sql(OF_PERSON)
                .param("person", person)
                .query((row, index) -> row.getString(1))
                .list());
    }

    private static PersonWords words(List<String> found) {
        var told = new ArrayList<String>();
        for (var word : found) {
            if (word != null && !word.isBlank()) {
                told.add(word);
            }
        }
        return PersonWords.of(told);
    }
}
