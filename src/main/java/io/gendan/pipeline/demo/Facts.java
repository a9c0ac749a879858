package io.gendan.pipeline.demo;

import io.gendan.staff.Person;
import io.gendan.staff.Staff;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.stereotype.Component;

/** What the texts may say of a customer: its row, its trade, its worry, and the people on our side. */
@Component
@OnDemo
class Facts {

    private static final Map<String, String> HE = Map.of("he", "he", "him", "him", "his", "his", "himself", "himself");
    private static final Map<String, String> SHE =
            Map.of("he", "she", "him", "her", "his", "her", "himself", "herself");

    /** What research finds where no way to reach a customer was known. */
    private static final String FIRST_PHONE = "+86 571 5550 0199";

    private final Staff staff;

    Facts(Staff staff) {
        this.staff = staff;
    }

    /** What may be said while this person owns the customer. */
    Map<String, Object> of(Map<String, String> customer, String owner, Library library) {
        var language = String.valueOf(customer.get("language"));
        var facts = new LinkedHashMap<String, Object>();
        facts.putAll(library.lore(language, String.valueOf(customer.get("trade"))));
        facts.putAll(library.lore(language, String.valueOf(customer.get("doubt"))));
        facts.put("currency", "CNY");
        facts.put("phone", FIRST_PHONE);
        facts.putAll(customer.getOrDefault("gender", "").equals("f") ? SHE : HE);
        customer.forEach((column, text) -> {
            if (!text.isEmpty() || !facts.containsKey(column)) {
                facts.put(column, text);
            }
        });
        facts.put("fee", Integer.valueOf(customer.get("fee")));
        facts.put("term", Integer.valueOf(customer.get("term")));
        facts.put("owner", owner);
        if (!owner.isEmpty()) {
            facts.put("me", name(staff.require(owner), language));
            facts.put("manager", name(staff.managerOf(owner), language));
            facts.put("senior", name(staff.seniorManagerOf(owner), language));
            facts.put("director", name(staff.directorOf(owner), language));
            facts.put("managerLogin", staff.managerOf(owner).login());
            facts.put("directorLogin", staff.directorOf(owner).login());
        }
        staff.find(customer.getOrDefault("heir", "")).ifPresent(heir -> facts.put("heirName", name(heir, language)));
        return facts;
    }

    /** People bear a Chinese and a Latin name: "李伟 Li Wei". */
    private static String name(Person person, String language) {
        var names = person.name().split(" ", 2);
        return language.equals("zh") || names.length == 1 ? names[0] : names[1];
    }
}
