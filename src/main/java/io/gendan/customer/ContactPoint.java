package io.gendan.customer;

import java.text.Normalizer;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * One way to reach a customer or a contact person of it (D-01, D-02).
 *
 * @param contactPerson whom it reaches; null for the customer itself
 * @param value as somebody typed it
 * @param plain the same for every notation of the same way, see {@link Kind#plain}
 * @param label what it is for, in the words of whoever noted it
 * @param main whether it is the one in the column of its customer or contact person
 */
public record ContactPoint(
        long id,
        CustomerNumber number,
        @Nullable Long contactPerson,
        Kind kind,
        String value,
        String plain,
        @Nullable String label,
        boolean main) {

    /** What is dialled, written or sent to. */
    public enum Kind {
        /** A telephone that is no mobile one, as far as its number tells. */
        PHONE,
        MOBILE,
        FAX,
        EMAIL,
        WECHAT,
        ADDRESS;

        /** A telephone's kind: its number tells a mobile one in most countries. */
        static Kind ofPhone(String typed) {
            return Phones.isMobile(typed) ? MOBILE : PHONE;
        }

        boolean dialled() {
            return this == PHONE || this == MOBILE || this == FAX;
        }

        /**
         * The same for every notation: telephone numbers as {@link Phones#plain} writes them, all else in small letters
         * without spaces and whatever the width of its characters. Empty where nothing can be reached under it.
         */
        public String plain(String typed) {
            return dialled()
                    ? Phones.plain(typed)
                    : Normalizer.normalize(typed, Normalizer.Form.NFKC)
                            .toLowerCase(Locale.ROOT)
                            .replaceAll("\\s", "");
        }
    }
}
