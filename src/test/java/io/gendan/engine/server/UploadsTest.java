package io.gendan.engine.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.gendan.support.GendanTest;
import java.util.Arrays;
import java.util.TreeSet;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

@GendanTest
class UploadsTest {

    @Autowired
    ApplicationContext program;

    @Test
    @DisplayName("the addresses that take large requests are those that take a file, and no other")
    void the_list_is_whole() {
        var taking = new TreeSet<String>();
        program.getBeansOfType(RequestMappingHandlerMapping.class)
                .values()
                .forEach(mapping -> mapping.getHandlerMethods().forEach((info, handler) -> {
                    if (takesFile(handler)) {
                        assertThat(info.getMethodsCondition().getMethods())
                                .as("how a file is sent to %s", info)
                                .containsExactly(RequestMethod.POST);
                        taking.addAll(info.getPatternValues());
                    }
                }));

        assertThat(taking).hasSizeGreaterThan(5).containsExactlyElementsOf(Uploads.PATHS);
    }

    private static boolean takesFile(HandlerMethod handler) {
        return Arrays.stream(handler.getMethodParameters())
                .anyMatch(parameter -> parameter.nested().getNestedParameterType() == MultipartFile.class
                        || parameter.getParameterType() == MultipartFile.class);
    }
}
