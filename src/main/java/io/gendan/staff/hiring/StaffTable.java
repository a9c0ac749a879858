package io.gendan.staff.hiring;

import io.gendan.engine.Refusal;
import io.gendan.engine.Refusal.Item;
import io.gendan.engine.TableFile;
import io.gendan.engine.TableFile.Column;
import io.gendan.engine.TableFile.Row;
import io.gendan.staff.Addresses;
import io.gendan.staff.Role;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** Reads a staff list from an uploaded table. Every fault is told with its row; nothing is read from a faulty list. */
@Component
class StaffTable {

    private static final int MOST_FAULTS_TOLD = 50;
    private static final List<Locale> LANGUAGES = List.of(Locale.ROOT, Locale.CHINESE);

    private final MessageSource messages;

    StaffTable(MessageSource messages) {
        this.messages = messages;
    }

    List<StaffRow> read(TableFile table) {
        var name = table.require("name", "sales_agent", "salesperson", "full name", "姓名", "业务员");
        var reader = new Reader(
                name,
                table.column("login", "user", "user name", "登录名"),
                table.column("role", "角色"),
                table.column("team", "团队", "小组"),
                table.column("manager", "经理"),
                table.column("department", "regional_office", "office", "部门"),
                table.column("email", "e-mail", "mail", "邮箱", "电子邮箱"));
        var rows = table.rows().stream().map(reader::read).toList();
        refuse(reader.faults);
        return rows;
    }

    static void refuse(List<Item> faults) {
        if (!faults.isEmpty()) {
            throw Refusal.badRequest("staff.import.rows", String.valueOf(faults.size()))
                    .with(faults.stream().limit(MOST_FAULTS_TOLD).toList());
        }
    }

    private final class Reader {
        private final Column name;
        private final @Nullable Column login;
        private final @Nullable Column role;
        private final @Nullable Column team;
        private final @Nullable Column manager;
        private final @Nullable Column department;
        private final @Nullable Column email;
        private final List<Item> faults = new ArrayList<>();

        Reader(
                Column name,
                Optional<Column> login,
                Optional<Column> role,
                Optional<Column> team,
                Optional<Column> manager,
                Optional<Column> department,
                Optional<Column> email) {
            this.name = name;
            this.login = login.orElse(null);
            this.role = role.orElse(null);
            this.team = team.orElse(null);
            this.manager = manager.orElse(null);
            this.department = department.orElse(null);
            this.email = email.orElse(null);
        }

        StaffRow read(Row row) {
            var person = text(row, name);
            if (person.isEmpty()) {
                fault(row, name, "staff.import.nameMissing");
            }
            var account = Logins.typed(text(row, login));
            if (!account.isEmpty() && !Logins.isLogin(account)) {
                fault(row, login, "staff.import.loginInvalid", account);
            }
            var address = text(row, email);
            if (!address.isEmpty() && !Addresses.isAddress(address)) {
                fault(row, email, "staff.import.noAddress", address);
            }
            return new StaffRow(
                    row.number(),
                    account,
                    person,
                    role(row),
                    text(row, team),
                    text(row, manager),
                    text(row, department),
                    address);
        }

        private String text(Row row, @Nullable Column column) {
            var text = Named.plain(row.get(column));
            if (column != null && text.length() > Named.LONGEST) {
                fault(row, column, "staff.import.tooLong", column.name(), Named.LONGEST, text.length());
            } else if (column != null && text.chars().anyMatch(Character::isISOControl)) {
                fault(row, column, "staff.import.unreadable", column.name());
            }
            return text;
        }

        private @Nullable Role role(Row row) {
            var text = row.get(role);
            if (text.isEmpty()) {
                return null;
            }
            for (var known : Role.values()) {
                if (names(known).contains(plain(text))) {
                    return known;
                }
            }
            var known = String.join(", ", LANGUAGES.stream().map(this::all).toList());
            fault(row, role, "staff.import.roleUnknown", text, known);
            return null;
        }

        private List<String> names(Role role) {
            var names = new ArrayList<>(List.of(plain(role.name())));
            LANGUAGES.forEach(language -> names.add(plain(label(role, language))));
            return names;
        }

        private String all(Locale language) {
            return String.join(
                    ", ",
                    Arrays.stream(Role.values())
                            .map(role -> label(role, language))
                            .toList());
        }

        private void fault(Row row, @Nullable Column column, String code, Object... arguments) {
            var all = new ArrayList<Object>(List.of(String.valueOf(row.number())));
            all.addAll(List.of(arguments));
            faults.add(new Item(column == null ? "" : column.name(), code, all));
        }
    }

    private String label(Role role, Locale language) {
        var key = "staff.role." + role.name();
        return Objects.requireNonNull(messages.getMessage(key, null, key, language));
    }

    private static String plain(String text) {
        return text.toLowerCase(Locale.ROOT).replaceAll("[\\s_-]", "");
    }
}
