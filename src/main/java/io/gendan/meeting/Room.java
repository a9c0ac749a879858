package io.gendan.meeting;

import java.util.List;

/**
 * A view that is given in one room with others: one person enters what another says.
 *
 * @param saidBy login of whose view it is
 * @param enteredBy login of who writes
 * @param present logins of everybody in the room
 */
public record Room(String saidBy, String enteredBy, List<String> present) {

    public Room {
        present = List.copyOf(present);
    }
}
