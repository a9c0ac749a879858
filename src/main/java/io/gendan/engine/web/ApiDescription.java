package io.gendan.engine.web;

import io.swagger.v3.oas.annotations.OpenAPIDefinition;
import io.swagger.v3.oas.annotations.info.Info;
import org.springframework.context.annotation.Configuration;

/** What stands at the top of the description at {@code /api/docs}; its texts come from the message bundles. */
@Configuration(proxyBeanMethods = false)
@OpenAPIDefinition(info = @Info(title = "Gendan", version = "1", description = "api.description"))
class ApiDescription {}
