package io.gendan.engine.server;

import io.gendan.engine.PublicAddress;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.autoconfigure.ssl.SslAutoConfiguration;
import org.springframework.boot.autoconfigure.web.embedded.EmbeddedWebServerFactoryCustomizerAutoConfiguration;
import org.springframework.boot.autoconfigure.web.servlet.ServletWebServerFactoryAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.web.servlet.ServletRegistrationBean;
import org.springframework.boot.web.servlet.context.ServletWebServerApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;

/** The web server alone, with the program's own settings; it tells how it sees each request. */
@ImportAutoConfiguration({
    ServletWebServerFactoryAutoConfiguration.class,
    EmbeddedWebServerFactoryCustomizerAutoConfiguration.class,
    SslAutoConfiguration.class
})
@Import({KnownHosts.class, ToHttps.class, PlainPort.class})
@EnableConfigurationProperties({ServerSettings.class, PublicAddress.class})
class SmallServer {

    static ServletWebServerApplicationContext start(String... settings) {
        var arguments = Stream.concat(
                        Stream.of("--server.port=0", "--spring.main.banner-mode=off"),
                        List.of(settings).stream().map(setting -> "--" + setting))
                .toArray(String[]::new);
        return (ServletWebServerApplicationContext) new SpringApplicationBuilder(SmallServer.class)
                .registerShutdownHook(false)
                .run(arguments);
    }

    @Bean
    ServletRegistrationBean<HttpServlet> echo() {
        return new ServletRegistrationBean<>(
                new HttpServlet() {
                    @Override
                    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
                        response.addCookie(new Cookie("seen", "yes"));
                        response.getWriter()
                                .print("from=" + request.getRemoteAddr() + " secure=" + request.isSecure() + " url="
                                        + request.getRequestURL());
                    }
                },
                "/*");
    }
}
