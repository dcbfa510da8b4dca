package org.chartwarden.agent.checks;

import java.math.BigDecimal;

/**
 * How much of a drug is given by a route; a missing limit is not checked.
 *
 * @param drug concept id of the substance
 * @param route canonical route, or {@code any}
 * @param unit UCUM unit of the limits
 * @param low a single dose below a tenth of the usual lowest is implausible: the usual lowest dose
 * @param notable above this a single dose is mentioned
 * @param caution above this a single dose needs a person
 * @param high above this a single dose is dangerous
 * @param cautionPerHour above this a rate needs a person
 * @param highPerHour above this a rate is dangerous
 * @param perDay above this a day's dose needs a person
 * @param source where the limits come from
 */
record DoseLimit(
    String drug,
    String route,
    String unit,
    BigDecimal low,
    BigDecimal notable,
    BigDecimal caution,
    BigDecimal high,
    BigDecimal cautionPerHour,
    BigDecimal highPerHour,
    BigDecimal perDay,
    String source) {}
