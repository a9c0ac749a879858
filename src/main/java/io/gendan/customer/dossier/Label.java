package io.gendan.customer.dossier;

import java.util.Locale;

/** A short text in both languages. */
public record Label(String english, String chinese) {

    static final Label NONE = new Label("", "");

    /** The text in this language; English for every other one. */
    public String in(Locale language) {
        return language.getLanguage().equals(Locale.CHINESE.getLanguage()) ? chinese : english;
    }
}
