package org.chartwarden.notes.medications;

import java.math.BigDecimal;
import java.util.Optional;

/**
 * How long and what for.
 *
 * @param days length in days
 * @param day which day of the course it is: 3 of "day 3 of 7"
 * @param indication what it is given for, as written
 */
public record Course(
    Optional<BigDecimal> days, Optional<Integer> day, Optional<String> indication) {}
