package io.gendan.contact.outbox;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The robots of the company's group chats. */
@Configuration(proxyBeanMethods = false)
class Robots {

    @Bean
    Carrier wecom(GatewaySettings settings, Gateway gateway) {
        return new RobotCarrier(Medium.WECOM, settings.wecom(), gateway);
    }

    @Bean
    Carrier dingtalk(GatewaySettings settings, Gateway gateway) {
        return new RobotCarrier(Medium.DINGTALK, settings.dingtalk(), gateway);
    }

    @Bean
    Carrier feishu(GatewaySettings settings, Gateway gateway) {
        return new RobotCarrier(Medium.FEISHU, settings.feishu(), gateway);
    }
}
