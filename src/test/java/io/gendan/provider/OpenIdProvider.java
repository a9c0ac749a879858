package io.gendan.provider;

import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.security.interfaces.RSAPublicKey;
import java.util.List;
import java.util.Map;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.autoconfigure.http.HttpMessageConvertersAutoConfiguration;
import org.springframework.boot.autoconfigure.jackson.JacksonAutoConfiguration;
import org.springframework.boot.autoconfigure.security.servlet.SecurityFilterAutoConfiguration;
import org.springframework.boot.autoconfigure.web.servlet.DispatcherServletAutoConfiguration;
import org.springframework.boot.autoconfigure.web.servlet.ServletWebServerFactoryAutoConfiguration;
import org.springframework.boot.autoconfigure.web.servlet.WebMvcAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.annotation.Bean;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configuration.EnableWebSecurity;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtEncoder;
import org.springframework.security.oauth2.jwt.NimbusJwtEncoder;
import org.springframework.security.oauth2.server.authorization.client.InMemoryRegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.config.annotation.web.configuration.OAuth2AuthorizationServerConfiguration;
import org.springframework.security.oauth2.server.authorization.config.annotation.web.configurers.OAuth2AuthorizationServerConfigurer;
import org.springframework.security.oauth2.server.authorization.settings.AuthorizationServerSettings;
import org.springframework.security.oauth2.server.authorization.settings.ClientSettings;
import org.springframework.security.oauth2.server.authorization.token.JwtEncodingContext;
import org.springframework.security.oauth2.server.authorization.token.OAuth2TokenCustomizer;
import org.springframework.security.provisioning.InMemoryUserDetailsManager;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.LoginUrlAuthenticationEntryPoint;

/**
 * An OpenID provider of its own for tests: Spring's authorization server as a process of its own. It insists on the
 * client's secret and on PKCE. Everybody's password there is {@code provider}; people whose name tells so get a token with
 * something wrong in it. It says {@code Provider at <port>} when it can be asked.
 */
@EnableWebSecurity
@ImportAutoConfiguration({
    ServletWebServerFactoryAutoConfiguration.class,
    DispatcherServletAutoConfiguration.class,
    WebMvcAutoConfiguration.class,
    HttpMessageConvertersAutoConfiguration.class,
    JacksonAutoConfiguration.class,
    SecurityFilterAutoConfiguration.class
})
public class OpenIdProvider {

    private static final Map<String, List<String>> GROUPS = Map.of(
            "sara.sales", List.of("everybody", "sales"),
            "bea.boss", List.of("heads"),
            "nick.nogroup", List.of("everybody"),
            "admin", List.of("sales"),
            "yang", List.of("sales"),
            "yang.other", List.of("sales"),
            "wrong.nonce", List.of("sales"),
            "wrong.audience", List.of("sales"),
            "wrong.issuer", List.of("sales"),
            "wrong.signature", List.of("sales"));

    public static void main(String[] arguments) {
        // whatever becomes of the test that started it, it doesn't stay behind
        ProcessHandle.current().parent().ifPresent(test -> test.onExit()
                .thenRun(() -> Runtime.getRuntime().halt(0)));
        var server = new SpringApplicationBuilder(OpenIdProvider.class)
                .web(WebApplicationType.SERVLET)
                .run("--server.port=0", "--spring.config.name=openid-provider", "--spring.main.banner-mode=off");
        System.out.println("Provider at " + server.getEnvironment().getProperty("local.server.port"));
    }

    @Bean
    @Order(1)
    SecurityFilterChain protocol(HttpSecurity http) throws Exception {
        var server = OAuth2AuthorizationServerConfigurer.authorizationServer();
        return http.securityMatcher(server.getEndpointsMatcher())
                .with(server, endpoints -> endpoints.oidc(Customizer.withDefaults()))
                .authorizeHttpRequests(requests -> requests.anyRequest().authenticated())
                .exceptionHandling(
                        refused -> refused.authenticationEntryPoint(new LoginUrlAuthenticationEntryPoint("/login")))
                .oauth2ResourceServer(resource -> resource.jwt(Customizer.withDefaults()))
                .build();
    }

    @Bean
    @Order(2)
    SecurityFilterChain signIn(HttpSecurity http) throws Exception {
        return http.authorizeHttpRequests(requests -> requests.anyRequest().authenticated())
                .formLogin(Customizer.withDefaults())
                .build();
    }

    @Bean
    UserDetailsService people() {
        return new InMemoryUserDetailsManager(GROUPS.keySet().stream()
                .map(login -> User.withUsername(login)
                        .password("{noop}provider")
                        .roles("USER")
                        .build())
                .toList());
    }

    /** Whatever the port of the program under test: loopback addresses may differ in it. */
    @Bean
    RegisteredClientRepository clients() {
        return new InMemoryRegisteredClientRepository(RegisteredClient.withId("1")
                .clientId("gendan")
                .clientSecret("{noop}secret of the tests")
                .clientAuthenticationMethod(ClientAuthenticationMethod.CLIENT_SECRET_BASIC)
                .authorizationGrantType(AuthorizationGrantType.AUTHORIZATION_CODE)
                .redirectUri("http://127.0.0.1/login/oauth2/code/organisation")
                .scope("openid")
                .scope("profile")
                .scope("email")
                .clientSettings(ClientSettings.builder().requireProofKey(true).build())
                .build());
    }

    @Bean
    OAuth2TokenCustomizer<JwtEncodingContext> claims() {
        return context -> {
            var person = context.getPrincipal().getName();
            if (!context.getTokenType().getValue().equals("id_token")) {
                return;
            }
            context.getClaims()
                    .claim("preferred_username", person.equals("yang.other") ? "yang" : person)
                    .claim("name", "The provider's " + person)
                    .claim("groups", GROUPS.get(person));
            switch (person) {
                case "wrong.nonce" -> context.getClaims().claim("nonce", "another one");
                case "wrong.audience" -> context.getClaims().audience(List.of("another program"));
                case "wrong.issuer" -> context.getClaims().issuer("https://another.example.com");
                default -> {}
            }
        };
    }

    @Bean
    JWKSource<SecurityContext> published() {
        return keys();
    }

    /** Signs for one person with a key that is not the published one, and says it was. */
    @Bean
    JwtEncoder signing(JWKSource<SecurityContext> published) {
        var right = new NimbusJwtEncoder(published);
        var wrong = new NimbusJwtEncoder(keys());
        return token -> ("wrong.signature".equals(token.getClaims().getSubject()) ? wrong : right).encode(token);
    }

    private static ImmutableJWKSet<SecurityContext> keys() {
        try {
            var maker = KeyPairGenerator.getInstance("RSA");
            maker.initialize(2048);
            var pair = maker.generateKeyPair();
            return new ImmutableJWKSet<>(new JWKSet(new RSAKey.Builder((RSAPublicKey) pair.getPublic())
                    .privateKey(pair.getPrivate())
                    .keyID("the-only-one")
                    .build()));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    @Bean
    JwtDecoder reading(JWKSource<SecurityContext> published) {
        return OAuth2AuthorizationServerConfiguration.jwtDecoder(published);
    }

    @Bean
    AuthorizationServerSettings settings() {
        return AuthorizationServerSettings.builder().build();
    }
}
