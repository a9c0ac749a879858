package io.gendan.contact.outbox;

import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Where SMS and notices to group chats go; each can be given as an environment variable ({@code GENDAN_GATEWAY_SMS}, …),
 * and what is absent is not used.
 *
 * @param sms address of the SMS gateway
 * @param smsToken what the SMS gateway knows us by
 * @param wecom address of a WeCom (企业微信) group robot, its key included
 * @param dingtalk address of a DingTalk (钉钉) group robot, its token included
 * @param feishu address of a Feishu (飞书) group robot
 */
@ConfigurationProperties("gendan.gateway")
public record GatewaySettings(
        @Nullable URI sms,
        @Nullable String smsToken,
        @Nullable URI wecom,
        @Nullable URI dingtalk,
        @Nullable URI feishu) {
    /** Passwords and tokens never come into a log. */
    @Override
    public String toString() {
        return "GatewaySettings";
    }
}
