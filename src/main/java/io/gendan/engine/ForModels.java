package io.gendan.engine;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks a Spring bean that models may name in an expression. No other bean resolves there, so that a revised model can
 * do nothing but what is offered to it.
 *
 * <p>A bean named alone ({@code ${recordContact}}) is a {@code JavaDelegate} or a listener and may be package-private. A
 * bean whose methods are called ({@code ${contactTiming.dueNow(execution)}}) must be a public class with public methods.
 */
@Target({ElementType.TYPE, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
@Documented
public @interface ForModels {}
