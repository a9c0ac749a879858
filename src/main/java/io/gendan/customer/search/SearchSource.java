package io.gendan.customer.search;

import io.gendan.staff.Person;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** Where else customers are found: what lies downstream of the customers makes itself known so. Administrators never ask. */
public interface SearchSource {

    /**
     * The customers that this word finds here for this reader; one question or none. It may ask for what is masked, with
     * {@link io.gendan.customer.CustomerMask#condition}.
     *
     * @param id ends the name of each parameter, so that it is another one for each word
     */
    List<Hits> of(SearchWord word, Person reader, String id);

    /** Why these customers, by their numbers, are found here by this word. */
    Map<String, Reason> reasons(Collection<String> numbers, SearchWord word, Person reader);
}
