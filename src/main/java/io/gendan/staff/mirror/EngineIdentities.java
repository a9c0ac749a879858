package io.gendan.staff.mirror;

import io.gendan.staff.Person;
import io.gendan.staff.Role;
import io.gendan.staff.persistence.Roster;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.Group;
import org.camunda.bpm.engine.identity.User;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Our people as the engine knows them: one user a person, without a password; one group a role, such as
 * {@code senior-manager}, and one a team, such as {@code team-7}. One way only: what stands here comes from our tables.
 * Who has left stays as a user, for tasks and history name them, but is in no group.
 */
@Component
public class EngineIdentities {

    private final Roster roster;
    private final IdentityService identities;
    private final EngineRights rights;
    private final MessageSource messages;

    EngineIdentities(Roster roster, IdentityService identities, EngineRights rights, MessageSource messages) {
        this.roster = roster;
        this.identities = identities;
        this.rights = rights;
        this.messages = messages;
    }

    /** Brings users, groups, memberships and rights in the engine in line with our tables; changes only what differs. */
    @Transactional
    public void refresh() {
        roster.changeAlone();
        var people = roster.all();
        refreshUsers(people);
        var groups = groups();
        refreshGroups(groups);
        var members = members(people);
        groups.keySet().forEach(group -> refreshMembers(group, members.getOrDefault(group, Set.of())));
        rights.establish();
    }

    private void refreshUsers(List<Person> people) {
        var known = identities.createUserQuery().list().stream().collect(Collectors.toMap(User::getId, user -> user));
        for (var person : people) {
            var user = known.get(person.login());
            if (user != null && person.name().equals(user.getFirstName())) {
                continue;
            }
            if (user == null) {
                user = identities.newUser(person.login());
            }
            user.setFirstName(person.name());
            user.setLastName("");
            identities.saveUser(user);
        }
    }

    private Map<String, String> groups() {
        var groups = new LinkedHashMap<String, String>();
        for (var role : Role.values()) {
            var key = "staff.role." + role.name();
            groups.put(role.groupId(), Objects.requireNonNull(messages.getMessage(key, null, key, Locale.ROOT)));
        }
        roster.teams().forEach((id, name) -> groups.put(teamGroup(id), name));
        return groups;
    }

    private void refreshGroups(Map<String, String> wanted) {
        var known = new HashMap<String, Group>();
        identities.createGroupQuery().list().forEach(group -> known.put(group.getId(), group));
        wanted.forEach((id, name) -> {
            var group = known.remove(id);
            if (group == null) {
                group = identities.newGroup(id);
            } else if (name.equals(group.getName())) {
                return;
            }
            group.setName(name);
            identities.saveGroup(group);
        });
        // Somebody in "camunda-admin" could do everything; so no group lives that we did not make.
        known.keySet().forEach(identities::deleteGroup);
    }

    private Map<String, Set<String>> members(List<Person> people) {
        var members = new HashMap<String, Set<String>>();
        people.stream().filter(Person::active).forEach(person -> members.computeIfAbsent(
                        person.role().groupId(), group -> new TreeSet<>())
                .add(person.login()));
        roster.membersOfTeams().forEach((team, logins) -> members.put(teamGroup(team), logins));
        return members;
    }

    private void refreshMembers(String group, Set<String> wanted) {
        var found = identities.createUserQuery().memberOfGroup(group).list().stream()
                .map(User::getId)
                .collect(Collectors.toSet());
        wanted.stream()
                .filter(login -> !found.contains(login))
                .forEach(login -> identities.createMembership(login, group));
        found.stream()
                .filter(login -> !wanted.contains(login))
                .forEach(login -> identities.deleteMembership(login, group));
    }

    private static String teamGroup(long team) {
        return "team-" + team;
    }
}
