package io.gendan.staff.signin;

import io.gendan.engine.Refusal;
import io.gendan.engine.Refusal.Item;
import io.gendan.engine.Words;
import io.gendan.staff.Role;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.authentication.logout.SecurityContextLogoutHandler;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Signing in, the first page after it, and the own account: choosing a password, signing out everywhere. */
@Controller
class SignInPages {

    private static final String SECONDS = "\\d{1,4}";

    private final Accounts accounts;
    private final OwnPassword own;
    private final OpenSessions sessions;
    private final LocalSignIn local;
    private final OidcProperties organisation;
    private final OrganisationDoor door;
    private final Words words;

    SignInPages(
            Accounts accounts,
            OwnPassword own,
            OpenSessions sessions,
            LocalSignIn local,
            OidcProperties organisation,
            OrganisationDoor door,
            Words words) {
        this.accounts = accounts;
        this.own = own;
        this.sessions = sessions;
        this.local = local;
        this.organisation = organisation;
        this.door = door;
        this.words = words;
    }

    @GetMapping("/login")
    String login(@RequestParam Map<String, String> told, Model page) {
        page.addAttribute("organisation", organisation.isOn());
        page.addAttribute("local", local.isForEverybody());
        page.addAttribute("fault", told.containsKey("error") ? fault(told) : null);
        return "login";
    }

    private String fault(Map<String, String> told) {
        var wait = told.getOrDefault("wait", "");
        if (wait.matches(SECONDS)) {
            return words.of("login.wait", (Integer.parseInt(wait) + 59) / 60);
        }
        return words.of(told.containsKey("organisation") ? "login.organisation.refused" : "login.failed");
    }

    /** On to the organisation's sign-in, where that answers. */
    @GetMapping("/login/organisation")
    String organisation() {
        return "redirect:" + (door.isOpen() ? "/oauth2/authorization/" + Organisation.ID : OrganisationDoor.REFUSED);
    }

    /** Where a person's work is: Tasklist for whoever sells, the trail for auditors, Cockpit for administrators. */
    @GetMapping("/")
    String home(@AuthenticationPrincipal SignedIn person) {
        if (person.role() == Role.AUDITOR) {
            return "redirect:/audit";
        }
        return "redirect:/camunda/app/" + (person.role().sells() ? "tasklist" : "cockpit") + "/default/";
    }

    @GetMapping("/password")
    String password(@AuthenticationPrincipal SignedIn person, Model page) {
        var account = accounts.loadUserByUsername(person.getUsername());
        page.addAttribute("login", account.getUsername());
        page.addAttribute("first", account.mustChangePassword());
        page.addAttribute("elsewhere", account.ofOrganisation());
        page.addAttribute("shortest", PasswordRules.SHORTEST);
        return "password";
    }

    @PostMapping("/password")
    String changePassword(
            @AuthenticationPrincipal SignedIn person,
            @RequestParam(defaultValue = "") String current,
            @RequestParam(defaultValue = "") String chosen,
            @RequestParam(defaultValue = "") String repeated,
            Model page,
            HttpServletRequest request,
            HttpServletResponse response) {
        try {
            own.choose(person.getUsername(), current, chosen, repeated);
        } catch (Refusal refusal) {
            tell(refusal, page);
            response.setStatus(refusal.kind().status());
            return password(person, page);
        }
        goOn(accounts.loadUserByUsername(person.getUsername()), request, response);
        return "redirect:/";
    }

    /** What is wrong stands beside its field; what concerns none of them, above. */
    private void tell(Refusal refusal, Model page) {
        if (refusal.items().isEmpty()) {
            page.addAttribute("fault", words.of(refusal));
            return;
        }
        page.addAttribute("fault", words.of("refusal." + refusal.code()));
        page.addAttribute(
                "faults",
                refusal.items().stream()
                        .collect(Collectors.toMap(
                                Item::field,
                                item -> words.of(
                                        "refusal." + item.code(),
                                        item.arguments().toArray()))));
    }

    /** Every session of the person ends, this one too. */
    @PostMapping("/password/sign-out")
    String signOutEverywhere(
            @AuthenticationPrincipal SignedIn person, HttpServletRequest request, HttpServletResponse response) {
        own.signOutEverywhere(person.getUsername());
        new SecurityContextLogoutHandler()
                .logout(request, response, SecurityContextHolder.getContext().getAuthentication());
        return "redirect:/login?out";
    }

    /** The session in which the password was changed is the one that stays. */
    private void goOn(SignedIn account, HttpServletRequest request, HttpServletResponse response) {
        account.eraseCredentials();
        var context = SecurityContextHolder.createEmptyContext();
        context.setAuthentication(
                UsernamePasswordAuthenticationToken.authenticated(account, null, account.getAuthorities()));
        SecurityContextHolder.setContext(context);
        request.changeSessionId();
        sessions.begin(account.getUsername(), request);
        new HttpSessionSecurityContextRepository().saveContext(context, request, response);
    }
}
