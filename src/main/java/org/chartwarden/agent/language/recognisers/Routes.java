package org.chartwarden.agent.language.recognisers;

/** Names of routes of administration. */
public final class Routes {

  private Routes() {}

  /** The short form that orders carry. */
  public static String name(String written) {
    return AmountRecogniser.route(written);
  }
}
