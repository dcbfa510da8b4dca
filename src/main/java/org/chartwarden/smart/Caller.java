package org.chartwarden.smart;

import jakarta.enterprise.context.RequestScoped;

/** Who sent the request that is being answered; the token filter sets it, endpoints ask it. */
@RequestScoped
public class Caller {

  private AccessContext context;

  /**
   * The caller.
   *
   * @throws IllegalStateException when no filter has decided who it is: no endpoint is reached then
   */
  public AccessContext context() {
    if (context == null) {
      throw new IllegalStateException("nobody has been let in");
    }
    return context;
  }

  /** Set once, by the filter. */
  public void is(AccessContext who) {
    context = who;
  }
}
