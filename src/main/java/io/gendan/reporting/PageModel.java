package io.gendan.reporting;

import io.gendan.customer.Ownership;
import io.gendan.customer.dossier.DossierKeepers;
import io.gendan.staff.CurrentPerson;
import io.gendan.staff.Person;
import io.gendan.staff.Role;
import io.gendan.staff.Staff;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;

/** What every page knows: who looks at it, which doors are theirs, and what time it is. */
@ControllerAdvice(
        assignableTypes = {
            AuditPage.class,
            CustomerPages.class,
            CompletenessPages.class,
            CustomerStoryPages.class,
            CustomerFileForm.class,
            DossierPages.class,
            ConfidentialPages.class,
            DossierKeeperPage.class,
            CasesPage.class,
            NewCustomerPage.class,
            CoursePages.class,
            ImportPages.class,
            IndustryNotesPage.class,
            IncidentPage.class,
            BulkHandOverPage.class,
            CadencePage.class,
            ContactBookPage.class,
            ContactForm.class,
            ContractForm.class,
            DuplicatesPage.class,
            MergePage.class,
            ContactImportPage.class,
            DealingImportPage.class,
            PermissionForms.class,
            PoolPages.class,
            PrivacyPages.class,
            RetentionPage.class,
            SessionPages.class,
            LeavePage.class,
            SettingsPage.class,
            StaffPage.class,
            TagPages.class,
            TemplatesPage.class,
            WorkingTimePage.class,
            WorkplacePage.class
        })
class PageModel {

    private static final Set<Role> COCKPIT = EnumSet.of(Role.SENIOR_MANAGER, Role.DIRECTOR, Role.PRINCIPAL, Role.ADMIN);

    private static final Set<Role> CADENCE = EnumSet.of(Role.ADMIN, Role.DIRECTOR, Role.PRINCIPAL);

    private final CurrentPerson currentPerson;
    private final Ownership ownership;
    private final Staff staff;
    private final DossierKeepers keepers;
    private final Clock clock;

    PageModel(CurrentPerson currentPerson, Ownership ownership, Staff staff, DossierKeepers keepers, Clock clock) {
        this.currentPerson = currentPerson;
        this.ownership = ownership;
        this.staff = staff;
        this.keepers = keepers;
        this.clock = clock;
    }

    /**
     * The frame of a page.
     *
     * @param tasklist whether the person has tasks
     * @param pool whether the person sees customers whom nobody owns
     * @param cockpit whether the person watches the flows
     * @param bringsIn whether the person brings customers in
     * @param incidents whether incidents are the person's to mend
     * @param cadence whether the person reads the contact policy
     * @param dossiers whether the person sees to dossiers, as leader or keeper
     */
    public record Frame(
            Person me,
            boolean tasklist,
            boolean pool,
            boolean cockpit,
            boolean bringsIn,
            boolean incidents,
            boolean cadence,
            boolean dossiers,
            ZoneId zone,
            Instant now,
            LocalDate today) {}

    @ModelAttribute("frame")
    Frame frame() {
        var me = currentPerson.get();
        return new Frame(
                me,
                me.role().sells(),
                me.role() != Role.ADMIN,
                COCKPIT.contains(me.role()),
                ownership.bringsIn(me),
                me.role() == Role.ADMIN,
                CADENCE.contains(me.role()),
                me.role().leads() || !keepers.keptBy(me).isEmpty(),
                clock.getZone(),
                clock.instant(),
                LocalDate.now(clock));
    }

    /** The names behind logins. */
    @ModelAttribute("people")
    People people() {
        return new People(staff, new HashMap<>());
    }

    /**
     * Puts names to logins; a login without a person stands for itself.
     *
     * @param known the names this page has asked for: each is looked up once
     */
    public record People(Staff staff, Map<String, String> known) {

        public String name(@Nullable String login) {
            return login == null ? "" : known.computeIfAbsent(login, staff::nameOf);
        }
    }
}
