package io.gendan.pipeline;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which customers the request for a list asks for, each component by the parameter of its name; as {@link
 * CustomerList.Query} tells them. Nothing is narrowed by what is missing.
 */
public record CustomerFilter(
        @Nullable String q,
        @Nullable String stage,
        @Nullable String owner,
        @Nullable List<String> tag,
        @Nullable String industry,
        @Nullable String city,
        @Nullable String grade,
        @Nullable Integer quietDays,
        @Nullable String dossier) {

    /** One page of them in this order. */
    public CustomerList.Query query(@Nullable String sort, int page) {
        return new CustomerList.Query(
                q,
                stage,
                owner,
                tag == null ? List.of() : tag,
                industry,
                city,
                grade,
                quietDays,
                dossier == null ? List.of() : List.of(dossier),
                sort,
                page);
    }
}
