package org.chartwarden.agent.tools;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Describes one component of a tool's input record; the JSON schema is derived from it. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
public @interface Describe {

  /** What the component means, with unit and format. */
  String value();

  /** Whether a call without it is refused. */
  boolean required() default false;
}
