package io.gendan.contact.outbox;

/** By what a message leaves the house: to the customer by e-mail or SMS, to a group of our own by its robot. */
public enum Medium {
    EMAIL,
    SMS,
    WECOM,
    DINGTALK,
    FEISHU;

    /** Whether it reaches a group chat of our own people, which needs no recipient. */
    public boolean isRobot() {
        return this != EMAIL && this != SMS;
    }
}
