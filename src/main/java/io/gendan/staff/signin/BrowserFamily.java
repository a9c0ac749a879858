package io.gendan.staff.signin;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;

/** Browsers as people call them. The first whose sign is found counts: most claim to be others as well. */
enum BrowserFamily {
    WECOM("wxwork/"),
    WECHAT("MicroMessenger/"),
    DINGTALK("DingTalk/"),
    FEISHU("Lark/"),
    EDGE("Edg"),
    OPERA("OPR/"),
    FIREFOX("Firefox/"),
    CHROME("Chrome/"),
    SAFARI("Safari/"),
    OTHER("");

    private final String sign;

    BrowserFamily(String sign) {
        this.sign = sign;
    }

    /** What this request says it comes from. */
    static BrowserFamily of(HttpServletRequest request) {
        return of(request.getHeader(HttpHeaders.USER_AGENT));
    }

    static BrowserFamily of(@Nullable String agent) {
        for (var family : values()) {
            if (agent != null && agent.contains(family.sign)) {
                return family;
            }
        }
        return OTHER;
    }
}
