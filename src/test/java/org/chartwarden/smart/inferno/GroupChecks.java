package org.chartwarden.smart.inferno;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ArgumentsSource;

/** Runs a test once for each check of a group; its argument is the id, {@code group-check}. */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
@ParameterizedTest(name = "{0}")
@ArgumentsSource(GroupCheckIds.class)
@interface GroupChecks {

  /** Id of the group. */
  String group();

  /** Checks that other groups hold too. */
  CheckSet[] sets() default {};

  /** Checks of this group alone. */
  String[] more() default {};
}
