package org.chartwarden.calculators.formulas;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.chartwarden.units.Amount;

/** A value for an input as somebody gave or charted it, before it is checked. */
public sealed interface InputValue {

  /** A number with its unit; the unit {@code ""} means that none was given. */
  record Measured(Amount amount) implements InputValue {
    @Override
    public String text() {
      return amount.unit().isEmpty() ? amount.value().toPlainString() : amount.toString();
    }
  }

  /** Documented present or documented absent. */
  record Stated(boolean present) implements InputValue {
    @Override
    public String text() {
      return present ? "yes" : "no";
    }
  }

  /** A word for a choice. */
  record Word(String word) implements InputValue {
    @Override
    public String text() {
      return word;
    }
  }

  /** A calendar day. */
  record On(LocalDate date) implements InputValue {
    @Override
    public String text() {
      return date.toString();
    }
  }

  /** The value as it reads. */
  String text();

  static InputValue of(String number, String unit) {
    return new Measured(new Amount(new BigDecimal(number), unit));
  }

  static InputValue of(BigDecimal number, String unit) {
    return new Measured(new Amount(number, unit));
  }

  static InputValue of(boolean present) {
    return new Stated(present);
  }

  static InputValue of(String word) {
    return new Word(word);
  }

  static InputValue of(LocalDate date) {
    return new On(date);
  }
}
