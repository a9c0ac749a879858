package io.gendan.contact.message;

/**
 * What a check stumbled over.
 *
 * @param code message key of the remedy: {@code refusal.<code>}
 * @param found the words or signs as they stand in the message, as a person can find them again
 * @param remedy what to write instead, or why not; empty where the code says it all
 */
record Finding(String code, String found, String remedy) {

    static Finding of(String code, String found) {
        return new Finding(code, found, "");
    }
}
