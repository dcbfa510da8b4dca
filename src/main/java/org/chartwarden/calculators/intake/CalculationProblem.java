package org.chartwarden.calculators.intake;

import java.util.List;
import org.chartwarden.calculators.formulas.InputProblem;

/** A request for a calculation that cannot be carried out as it stands. */
public final class CalculationProblem extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final int status;
  private final transient List<InputProblem> problems;

  /**
   * Several faults of one request.
   *
   * @param status HTTP status that fits
   * @param problems every fault with the field it is of, at least one
   */
  public CalculationProblem(int status, List<InputProblem> problems) {
    super(problems.get(0).message());
    this.status = status;
    this.problems = List.copyOf(problems);
  }

  /** One fault of a field. */
  public static CalculationProblem of(int status, String field, String code, String message) {
    return new CalculationProblem(status, List.of(new InputProblem(field, code, message)));
  }

  public int status() {
    return status;
  }

  public List<InputProblem> problems() {
    return problems;
  }
}
