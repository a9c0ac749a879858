package io.gendan.engine.server;

import org.apache.catalina.connector.Connector;
import org.springframework.boot.web.embedded.tomcat.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.stereotype.Component;

/** Opens a second port without TLS where one is set; {@link ToHttps} answers there. */
@Component
class PlainPort implements WebServerFactoryCustomizer<TomcatServletWebServerFactory> {

    private final ServerSettings settings;

    PlainPort(ServerSettings settings) {
        this.settings = settings;
    }

    @Override
    public void customize(TomcatServletWebServerFactory server) {
        var port = settings.plainPort();
        if (port == null) {
            return;
        }
        if (server.getSsl() == null) {
            throw new IllegalStateException(
                    "GENDAN_SERVER_PLAINPORT leads from HTTP to HTTPS, but the program speaks no HTTPS itself. Set"
                            + " GENDAN_TLS_CERTIFICATE and GENDAN_TLS_KEY, or unset it.");
        }
        var plain = new Connector(TomcatServletWebServerFactory.DEFAULT_PROTOCOL);
        plain.setPort(port);
        plain.setProperty("maxThreads", "10");
        plain.setProperty("connectionTimeout", "20000");
        server.addAdditionalTomcatConnectors(plain);
    }
}
