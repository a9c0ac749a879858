package io.gendan.support;

import io.gendan.contact.outbox.Carrier;
import io.gendan.contact.outbox.Medium;
import io.gendan.contact.outbox.NotCarried;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.springframework.stereotype.Component;

/** Takes e-mails where a test opens it, and keeps them; closed, no e-mail can be sent, as in an installation without one. */
@Component
public class PostOffice implements Carrier {

    private final List<Parcel> taken = new CopyOnWriteArrayList<>();
    private volatile boolean open;
    private volatile boolean refusing;

    @Override
    public Medium medium() {
        return Medium.EMAIL;
    }

    @Override
    public boolean isReady() {
        return open;
    }

    @Override
    public void carry(Parcel parcel) throws NotCarried {
        if (refusing) {
            throw NotCarried.refused("550 no such person", null);
        }
        taken.add(parcel);
    }

    /** From now on e-mails can be sent; it is empty. */
    public void opens() {
        taken.clear();
        refusing = false;
        open = true;
    }

    /** Knows nobody any more. */
    public void refuses() {
        refusing = true;
    }

    public void closes() {
        open = false;
    }

    /** What was taken since it opened. */
    public List<Parcel> taken() {
        return new ArrayList<>(taken);
    }
}
