package io.gendan.contact.outbox;

import java.util.Map;
import java.util.Objects;
import org.springframework.stereotype.Component;

/** Sends SMS by an HTTP gateway: {@code {"id", "to", "text"}}, and any answer 2xx means that it was taken. */
@Component
class SmsCarrier implements Carrier {

    private final GatewaySettings settings;
    private final Gateway gateway;

    SmsCarrier(GatewaySettings settings, Gateway gateway) {
        this.settings = settings;
        this.gateway = gateway;
    }

    @Override
    public Medium medium() {
        return Medium.SMS;
    }

    @Override
    public boolean isReady() {
        return settings.sms() != null;
    }

    @Override
    public void carry(Parcel parcel) throws NotCarried {
        gateway.post(
                Objects.requireNonNull(settings.sms()),
                parcel.key(),
                settings.smsToken(),
                Map.of("id", parcel.key(), "to", parcel.recipient(), "text", parcel.body()));
    }
}
