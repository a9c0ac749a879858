package io.gendan.staff.signin;

import io.gendan.engine.Words;
import io.gendan.staff.Role;
import io.gendan.staff.persistence.StaffList;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Signing in, the first page after it, and changing one's password. */
@Controller
class SignInPages {

    private static final int SHORTEST = 10;

    private final Accounts accounts;
    private final StaffList staff;
    private final Passwords passwords;
    private final PasswordEncoder encoder;
    private final Words words;

    SignInPages(Accounts accounts, StaffList staff, Passwords passwords, PasswordEncoder encoder, Words words) {
        this.accounts = accounts;
        this.staff = staff;
        this.passwords = passwords;
        this.encoder = encoder;
        this.words = words;
    }

    @GetMapping("/login")
    String login() {
        return "login";
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
        page.addAttribute("login", person.getUsername());
        page.addAttribute("first", account(person).mustChangePassword());
        page.addAttribute("shortest", SHORTEST);
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
        var fault = fault(person, current, chosen, repeated);
        if (fault != null) {
            page.addAttribute("fault", fault);
            response.setStatus(HttpServletResponse.SC_BAD_REQUEST);
            return password(person, page);
        }
        staff.chooseOwnPassword(person.getUsername(), passwords.hash(chosen));
        goOn(account(person), request, response);
        return "redirect:/";
    }

    private @Nullable String fault(SignedIn person, String current, String chosen, String repeated) {
        if (!encoder.matches(current, account(person).getPassword())) {
            return words.of("password.fault.current");
        }
        if (chosen.codePointCount(0, chosen.length()) < SHORTEST) {
            return words.of("password.fault.short", SHORTEST);
        }
        if (Passwords.isTooLong(chosen)) {
            return words.of("password.fault.long");
        }
        if (chosen.equals(current) || chosen.equalsIgnoreCase(person.getUsername())) {
            return words.of("password.fault.same");
        }
        return chosen.equals(repeated) ? null : words.of("password.fault.repeated");
    }

    /** The session in which the password was changed is the one that stays. */
    private static void goOn(SignedIn account, HttpServletRequest request, HttpServletResponse response) {
        account.eraseCredentials();
        var context = SecurityContextHolder.createEmptyContext();
        context.setAuthentication(
                UsernamePasswordAuthenticationToken.authenticated(account, null, account.getAuthorities()));
        SecurityContextHolder.setContext(context);
        request.changeSessionId();
        new HttpSessionSecurityContextRepository().saveContext(context, request, response);
    }

    private SignedIn account(SignedIn person) {
        return accounts.loadUserByUsername(person.getUsername());
    }
}
