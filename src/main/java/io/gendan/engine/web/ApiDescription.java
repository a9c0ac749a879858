package io.gendan.engine.web;

import io.swagger.v3.oas.annotations.OpenAPIDefinition;
import io.swagger.v3.oas.annotations.info.Info;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What stands at the top of the description at {@code /api/docs}; its texts come from the message bundles. */
@Configuration(proxyBeanMethods = false)
@OpenAPIDefinition(info = @Info(title = "Gendan", version = "1", description = "api.description"))
class ApiDescription {

    /** {@code /api/staff/leave/{id}}: staff; {@code /api/customers/{number}/journey/pause}: customers/journey. */
    private static final Pattern ADDRESS =
            Pattern.compile("/api/(?<things>[^/]+)(?:(?<=customers)/[{]number}(?<part>/[^/{]+))?.*");

    /** The operations stand together by the heads of their addresses, not by our classes. */
    @Bean
    OpenApiCustomizer groupedByAddress() {
        return description -> {
            description.getPaths().forEach((path, item) -> item.readOperations()
                    .forEach(operation -> operation.setTags(List.of(group(path)))));
            description.setTags(null);
        };
    }

    private static String group(String path) {
        var address = ADDRESS.matcher(path);
        if (!address.matches()) {
            throw new IllegalArgumentException("No address of the interface: " + path);
        }
        return address.group("things") + Objects.requireNonNullElse(address.group("part"), "");
    }
}
